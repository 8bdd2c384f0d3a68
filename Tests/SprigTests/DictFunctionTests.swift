import Testing

@Suite("Sprig's dictionary functions")
struct DictFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      ("{{ keys (dict) }}", "[]"),
      (#"{{ keys (dict "a" 1) }}"#, "[a]"),
      (#"{{ keys (dict "b" 1) (dict "a" 2) | sortAlpha }}"#, "[a b]"),
      ("{{ values (dict) }}", "[]"),
      (#"{{ values (dict "a" 1) }}"#, "[1]"),
      ("{{ deepCopy (dict) }}", "map[]"),
      (#"{{ deepCopy (dict "a" 1) }}"#, "map[a:1]"),
      ("{{ deepCopy 1 }}", "1"),
      (#"{{ hasKey (dict) "zzz" }}"#, "false"),
      (#"{{ hasKey (dict "a" 1 "b" "two") "a" }}"#, "true"),
      (#"{{ hasKey (dict "a" 1 "b" "two") "zzz" }}"#, "false"),
      (#"{{ hasKey (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "a" }}"#, "true"),
      (#"{{ hasKey nil "zzz" }}"#, "false"),
      (#"{{ get (dict) "" }}"#, ""),
      (#"{{ get (dict "a" 1 "b" "two") "" }}"#, ""),
      (#"{{ get (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "zzz" }}"#, ""),
      (#"{{ get (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "" }}"#, ""),
      (#"{{ get (dict "a" 1) "b" | quote }}"#, #""""#),
      (#"{{ unset (dict) "zzz" }}"#, "map[]"),
      (#"{{ unset (dict) "" }}"#, "map[]"),
      (#"{{ unset (dict "a" 1 "b" "two") "a" }}"#, "map[b:two]"),
      (#"{{ unset (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "a" }}"#, "map[z:<nil>]"),
      (#"{{ unset nil "" }}"#, "map[]"),
      (#"{{ pick (dict) "a" }}"#, "map[]"),
      (#"{{ pick (dict) "" }}"#, "map[]"),
      (#"{{ pick (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "a" }}"#, "map[a:map[x:1 y:[1]]]"),
      (#"{{ pick (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "zzz" }}"#, "map[]"),
      (#"{{ pick nil "" }}"#, "map[]"),
      (#"{{ omit (dict "a" 1 "b" "two") "zzz" }}"#, "map[a:1 b:two]"),
      (#"{{ omit (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "a" }}"#, "map[z:<nil>]"),
      (
        #"{{ omit (dict "a" (dict "x" 1 "y" (list 1)) "z" nil) "" }}"#,
        "map[a:map[x:1 y:[1]] z:<nil>]"
      ),
      (#"{{ omit nil "zzz" }}"#, "map[]"),
      (#"{{ omit nil "" }}"#, "map[]"),
      (#"{{ dict "a" }}"#, "map[a:]"),
      (#"{{ dict "a" 1 "b" }}"#, "map[a:1 b:]"),
      ("{{ dict nil 1 }}", "map[<nil>:1]"),
      (#"{{ dict "a" 1 "a" 2 }}"#, "map[a:2]"),
      (#"{{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }}"#, "[1 3]"),
      (#"{{ pluck "zz" (dict "a" 1) | len }}"#, "0"),
      (#"{{ merge (dict "a" 1) nil }}"#, "map[a:1]"),
      (#"{{ $d := dict }}{{ $_ := set $d "x" 1 }}{{ $d }}"#, "map[x:1]"),
      (#"{{ merge (dict "a" 0 "b" "x") (dict "a" 5 "b" "y") }}"#, "map[a:5 b:x]"),
      (#"{{ mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" (dict)) }}"#, "map[a:map[x:1]]"),
      (#"{{ mergeOverwrite (dict "a" 1) (dict "a" nil) }}"#, "map[a:<nil>]"),
      (#"{{ merge (dict) (dict "a" nil) }}"#, "map[]"),
      (#"{{ merge (dict "a" (list 1)) (dict "a" (list 2) "b" (list)) }}"#, "map[a:[1] b:[]]"),
      (#"{{ $x := dict "s" (dict "k" 1) }}{{ merge $x (get $x "s") }}"#, "map[k:1 s:map[k:1]]"),
      (
        #"{{ $d := dict "a" (dict "b" 1) }}{{ $c := deepCopy $d }}{{ $_ := set $c.a "b" 2 }}{{ $d }}"#,
        "map[a:map[b:1]]"
      ),
      (
        #"{{ $d := dict }}{{ $e := mergeOverwrite $d (dict "m" (dict "k" 1)) }}{{ $_ := set $e.m "k" 2 }}{{ $d }}"#,
        "map[m:map[k:2]]"
      ),
      ("{{ dict 1 2 true 3 nil 4 2.5 5 }}", "map[1:2 2.5:5 <nil>:4 true:3]"),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        "{{ deepCopy nil }}",
        "error calling deepCopy: reflect: call of reflect.Value.Type on zero Value"
      ),
      (
        #"{{ dig "a" "def" nil }}"#,
        "error calling dig: interface conversion: interface {} is nil, not map[string]interface {}"
      ),
      (#"{{ set nil "a" 1 }}"#, "error calling set: assignment to entry in nil map"),
      (
        #"{{ dig "a" "b" "d" (dict "a" nil) }}"#,
        "error calling dig: interface conversion: interface {} is nil, not map[string]interface {}"
      ),
      (
        #"{{ dig 1 "d" (dict) }}"#,
        "error calling dig: interface conversion: interface {} is int, not string"
      ),
      (
        #"{{ mustMerge (dict "a" (semver "1")) (dict "a" (dict "b" 1)) }}"#,
        "error calling mustMerge: src and dst must be of same type"
      ),
      (
        #"{{ $d := dict }}{{ $_ := set $d "s" $d }}{{ deepCopy $d }}"#,
        "error calling deepCopy: value is nested too deep to copy"
      ),
      (
        #"{{ $d := dict }}{{ $_ := set $d "s" $d }}{{ $e := dict }}{{ $_ := set $e "s" $e }}{{ mustMerge $d $e }}"#,
        "error calling mustMerge: dictionaries are nested too deep to merge"
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
