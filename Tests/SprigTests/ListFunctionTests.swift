import Testing

@Suite("Sprig's list functions")
struct ListFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      ("{{ first (list) }}", ""),
      (#"{{ first (list "b" "a" "c" "a") }}"#, "b"),
      ("{{ first (list 3 1 2 1) }}", "3"),
      (#"{{ first (list 1 "x" nil true 2.5) }}"#, "1"),
      (#"{{ first (splitList "," "x,y,,z") }}"#, "x"),
      (#"{{ last (list "b" "a" "c" "a") }}"#, "a"),
      (#"{{ last (splitList "," "x,y,,z") }}"#, "z"),
      ("{{ last (until 4) }}", "3"),
      ("{{ last (list (list 1 2) (list 3)) }}", "[3]"),
      (#"{{ last (tuple "p" "q") }}"#, "q"),
      ("{{ rest (list) }}", "[]"),
      (#"{{ rest (list 1 "x" nil true 2.5) }}"#, "[x <nil> true 2.5]"),
      ("{{ rest (until 4) }}", "[1 2 3]"),
      ("{{ rest (list (list 1 2) (list 3)) }}", "[[3]]"),
      (#"{{ rest (tuple "p" "q") }}"#, "[q]"),
      ("{{ initial (list) }}", "[]"),
      ("{{ initial (list 3 1 2 1) }}", "[3 1 2]"),
      (#"{{ initial (list 1 "x" nil true 2.5) }}"#, "[1 x <nil> true]"),
      (#"{{ initial (splitList "," "x,y,,z") }}"#, "[x y ]"),
      ("{{ initial (list (list 1 2) (list 3)) }}", "[[1 2]]"),
      ("{{ reverse (list) }}", "[]"),
      (#"{{ reverse (list 1 "x" nil true 2.5) }}"#, "[2.5 true <nil> x 1]"),
      (#"{{ reverse (splitList "," "x,y,,z") }}"#, "[z  y x]"),
      ("{{ reverse (until 4) }}", "[3 2 1 0]"),
      ("{{ reverse (list (list 1 2) (list 3)) }}", "[[3] [1 2]]"),
      (#"{{ uniq (list "b" "a" "c" "a") }}"#, "[b a c]"),
      (#"{{ uniq (list 1 "x" nil true 2.5) }}"#, "[1 x <nil> true 2.5]"),
      (#"{{ uniq (splitList "," "x,y,,z") }}"#, "[x y  z]"),
      ("{{ uniq (list (list 1 2) (list 3)) }}", "[[1 2] [3]]"),
      (#"{{ uniq (tuple "p" "q") }}"#, "[p q]"),
      ("{{ compact (list) }}", "[]"),
      ("{{ compact (list 3 1 2 1) }}", "[3 1 2 1]"),
      ("{{ compact (until 4) }}", "[1 2 3]"),
      (#"{{ compact (tuple "p" "q") }}"#, "[p q]"),
      (#"{{ compact (list 0 1 "" "a" nil false (list) (dict)) }}"#, "[1 a]"),
      (#"{{ sortAlpha (list "b" "a" "c" "a") }}"#, "[a a b c]"),
      ("{{ sortAlpha (list 3 1 2 1) }}", "[1 1 2 3]"),
      (#"{{ sortAlpha (list 1 "x" nil true 2.5) }}"#, "[1 2.5 true x]"),
      (#"{{ sortAlpha (splitList "," "x,y,,z") }}"#, "[ x y z]"),
      (#"{{ sortAlpha (tuple "p" "q") }}"#, "[p q]"),
      (#"{{ mustFirst (list "b" "a" "c" "a") }}"#, "b"),
      ("{{ mustFirst (list 3 1 2 1) }}", "3"),
      (#"{{ mustFirst (splitList "," "x,y,,z") }}"#, "x"),
      ("{{ mustFirst (until 4) }}", "0"),
      ("{{ mustFirst (list (list 1 2) (list 3)) }}", "[1 2]"),
      ("{{ mustLast (list) }}", ""),
      ("{{ mustLast (list 3 1 2 1) }}", "1"),
      ("{{ mustLast (until 4) }}", "3"),
      ("{{ mustLast (list (list 1 2) (list 3)) }}", "[3]"),
      (#"{{ mustLast (tuple "p" "q") }}"#, "q"),
      ("{{ mustRest (list) }}", "[]"),
      ("{{ mustRest (list 3 1 2 1) }}", "[1 2 1]"),
      (#"{{ mustRest (list 1 "x" nil true 2.5) }}"#, "[x <nil> true 2.5]"),
      (#"{{ mustRest (splitList "," "x,y,,z") }}"#, "[y  z]"),
      (#"{{ mustRest (tuple "p" "q") }}"#, "[q]"),
      ("{{ mustInitial (list) }}", "[]"),
      (#"{{ mustInitial (splitList "," "x,y,,z") }}"#, "[x y ]"),
      ("{{ mustInitial (until 4) }}", "[0 1 2]"),
      (#"{{ mustInitial (tuple "p" "q") }}"#, "[p]"),
      ("{{ mustReverse (list) }}", "[]"),
      (#"{{ mustReverse (list "b" "a" "c" "a") }}"#, "[a c a b]"),
      (#"{{ mustReverse (splitList "," "x,y,,z") }}"#, "[z  y x]"),
      ("{{ mustReverse (until 4) }}", "[3 2 1 0]"),
      (#"{{ mustReverse (tuple "p" "q") }}"#, "[q p]"),
      ("{{ mustUniq (list) }}", "[]"),
      (#"{{ mustUniq (list "b" "a" "c" "a") }}"#, "[b a c]"),
      (#"{{ mustUniq (splitList "," "x,y,,z") }}"#, "[x y  z]"),
      ("{{ mustUniq (until 4) }}", "[0 1 2 3]"),
      (#"{{ mustUniq (tuple "p" "q") }}"#, "[p q]"),
      ("{{ mustCompact (list) }}", "[]"),
      (#"{{ mustCompact (list 1 "x" nil true 2.5) }}"#, "[1 x true 2.5]"),
      (#"{{ mustCompact (splitList "," "x,y,,z") }}"#, "[x y z]"),
      ("{{ mustCompact (list (list 1 2) (list 3)) }}", "[[1 2] [3]]"),
      (#"{{ mustCompact (tuple "p" "q") }}"#, "[p q]"),
      (#"{{ join "-" (list) }}"#, ""),
      (#"{{ join "-" (list "b" "a" "c" "a") }}"#, "b-a-c-a"),
      (#"{{ join "-" (until 4) }}"#, "0-1-2-3"),
      (#"{{ join "-" "notalist" }}"#, "notalist"),
      (#"{{ join "-" nil }}"#, ""),
      (#"{{ has "a" (list (list 1 2) (list 3)) }}"#, "false"),
      ("{{ has nil (list 3 1 2 1) }}", "false"),
      (#"{{ has nil (splitList "," "x,y,,z") }}"#, "false"),
      ("{{ has nil nil }}", "false"),
      (#"{{ has "x" nil }}"#, "false"),
      ("{{ mustHas 2 (list) }}", "false"),
      (#"{{ mustHas 2 (list 1 "x" nil true 2.5) }}"#, "false"),
      ("{{ mustHas 2 nil }}", "false"),
      ("{{ mustHas 2 (list (list 1 2) (list 3)) }}", "false"),
      (#"{{ mustHas 2 (tuple "p" "q") }}"#, "false"),
      ("{{ chunk 2 (list 3 1 2 1) }}", "[[3 1] [2 1]]"),
      (#"{{ chunk 2 (list 1 "x" nil true 2.5) }}"#, "[[1 x] [<nil> true] [2.5]]"),
      (#"{{ chunk 2 (splitList "," "x,y,,z") }}"#, "[[x y] [ z]]"),
      ("{{ chunk 2 (list (list 1 2) (list 3)) }}", "[[[1 2] [3]]]"),
      (#"{{ chunk 2 (tuple "p" "q") }}"#, "[[p q]]"),
      (#"{{ mustChunk 3 (list "b" "a" "c" "a") }}"#, "[[b a c] [a]]"),
      ("{{ mustChunk 3 (list 3 1 2 1) }}", "[[3 1 2] [1]]"),
      (#"{{ mustChunk 3 (list 1 "x" nil true 2.5) }}"#, "[[1 x <nil>] [true 2.5]]"),
      ("{{ mustChunk 3 (list (list 1 2) (list 3)) }}", "[[[1 2] [3]]]"),
      (#"{{ mustChunk 3 (tuple "p" "q") }}"#, "[[p q]]"),
      (#"{{ kindOf (list 1 "x" nil true 2.5) }}"#, "slice"),
      (#"{{ kindOf (splitList "," "x,y,,z") }}"#, "slice"),
      ("{{ kindOf (until 4) }}", "slice"),
      (#"{{ kindOf "notalist" }}"#, "string"),
      (#"{{ kindOf (tuple "p" "q") }}"#, "slice"),
      ("{{ typeOf (list) }}", "[]interface {}"),
      ("{{ typeOf (list 3 1 2 1) }}", "[]interface {}"),
      (#"{{ typeOf (list 1 "x" nil true 2.5) }}"#, "[]interface {}"),
      (#"{{ typeOf (splitList "," "x,y,,z") }}"#, "[]string"),
      ("{{ typeOf (until 4) }}", "[]int"),
      (#"{{ append (list "b" "a" "c" "a") (list 9) }}"#, "[b a c a [9]]"),
      (#"{{ append (list "b" "a" "c" "a") nil }}"#, "[b a c a <nil>]"),
      (#"{{ append (list 1 "x" nil true 2.5) "a" }}"#, "[1 x <nil> true 2.5 a]"),
      ("{{ append (until 4) 1 }}", "[0 1 2 3 1]"),
      (#"{{ append (tuple "p" "q") (list 9) }}"#, "[p q [9]]"),
      (#"{{ prepend (list) "a" }}"#, "[a]"),
      ("{{ prepend (list) nil }}", "[<nil>]"),
      (#"{{ prepend (splitList "," "x,y,,z") (list 9) }}"#, "[[9] x y  z]"),
      (#"{{ prepend (list (list 1 2) (list 3)) "a" }}"#, "[a [1 2] [3]]"),
      (#"{{ prepend (tuple "p" "q") "a" }}"#, "[a p q]"),
      (#"{{ without (list 1 "x" nil true 2.5) (list 9) }}"#, "[1 x <nil> true 2.5]"),
      (#"{{ without (splitList "," "x,y,,z") "a" }}"#, "[x y  z]"),
      ("{{ without (list (list 1 2) (list 3)) nil }}", "[[1 2] [3]]"),
      (#"{{ without (tuple "p" "q") 1 }}"#, "[p q]"),
      ("{{ without (list 1 2 3) 1 3 }}", "[2]"),
      (#"{{ push (list "b" "a" "c" "a") 1 }}"#, "[b a c a 1]"),
      ("{{ push (list (list 1 2) (list 3)) (list 9) }}", "[[1 2] [3] [9]]"),
      ("{{ push (list (list 1 2) (list 3)) nil }}", "[[1 2] [3] <nil>]"),
      (#"{{ push (tuple "p" "q") 1 }}"#, "[p q 1]"),
      (#"{{ push (tuple "p" "q") (list 9) }}"#, "[p q [9]]"),
      ("{{ mustAppend (list) nil }}", "[<nil>]"),
      (#"{{ mustAppend (list 1 "x" nil true 2.5) nil }}"#, "[1 x <nil> true 2.5 <nil>]"),
      ("{{ mustAppend (list (list 1 2) (list 3)) 1 }}", "[[1 2] [3] 1]"),
      (#"{{ mustAppend (tuple "p" "q") (list 9) }}"#, "[p q [9]]"),
      (#"{{ mustAppend (tuple "p" "q") nil }}"#, "[p q <nil>]"),
      (#"{{ mustPrepend (list) "a" }}"#, "[a]"),
      ("{{ mustPrepend (list 3 1 2 1) (list 9) }}", "[[9] 3 1 2 1]"),
      (#"{{ mustPrepend (until 4) "a" }}"#, "[a 0 1 2 3]"),
      (#"{{ mustPrepend (tuple "p" "q") 1 }}"#, "[1 p q]"),
      (#"{{ mustPrepend (tuple "p" "q") nil }}"#, "[<nil> p q]"),
      ("{{ mustWithout (list 3 1 2 1) nil }}", "[3 1 2 1]"),
      (#"{{ mustWithout (list 1 "x" nil true 2.5) (list 9) }}"#, "[1 x <nil> true 2.5]"),
      (#"{{ mustWithout (splitList "," "x,y,,z") "a" }}"#, "[x y  z]"),
      ("{{ mustWithout (list (list 1 2) (list 3)) (list 9) }}", "[[1 2] [3]]"),
      ("{{ mustWithout (list (list 1 2) (list 3)) nil }}", "[[1 2] [3]]"),
      ("{{ concat (list) (list 9) }}", "[9]"),
      ("{{ concat (list 3 1 2 1) (list 9) }}", "[3 1 2 1 9]"),
      (#"{{ concat (list 1 "x" nil true 2.5) (list 9) }}"#, "[1 x <nil> true 2.5 9]"),
      (#"{{ concat (splitList "," "x,y,,z") (list 9) }}"#, "[x y  z 9]"),
      ("{{ concat (list (list 1 2) (list 3)) (list 9) }}", "[[1 2] [3] 9]"),
      ("{{ slice (list) 0 }}", ""),
      ("{{ slice (list) 1 }}", ""),
      (#"{{ slice (list "b" "a" "c" "a") 1 }}"#, "[a c a]"),
      (#"{{ slice (list 1 "x" nil true 2.5) 0 }}"#, "[1 x <nil> true 2.5]"),
      (#"{{ slice (list 1 "x" nil true 2.5) 2 }}"#, "[<nil> true 2.5]"),
      ("{{ mustSlice (list) 3 }}", ""),
      (#"{{ mustSlice (list "b" "a" "c" "a") 3 }}"#, "[a]"),
      ("{{ mustSlice (list 3 1 2 1) 1 }}", "[1 2 1]"),
      (#"{{ mustSlice (list 1 "x" nil true 2.5) 1 }}"#, "[x <nil> true 2.5]"),
      (#"{{ mustSlice (list 1 "x" nil true 2.5) 3 }}"#, "[true 2.5]"),
      ("{{ (list 1 2 3) | rest | first }}", "2"),
      ("{{ chunk -2 (list 1) }}", "[[1]]"),
      ("{{ slice (list 1 2 3) 1 2 }}", "[2]"),
      (#"{{ slice (list 1 2 3) "1" }}"#, "[2 3]"),
      (
        #"{{ uniq (list 1 1 1.0 "1" (list 1) (list 1) nil nil true true) }}"#,
        "[1 1 1 [1] <nil> true]"
      ),
      (#"{{ splitList "" "hé" }}"#, "[h é]"),
      (#"{{ split "$" "a$b$c" }}"#, "map[_0:a _1:b _2:c]"),
      (#"{{ splitn "$" 2 "a$b$c" }}"#, "map[_0:a _1:b$c]"),
      (#"{{ splitn "" 2 "abc" }}"#, "map[_0:a _1:bc]"),
      (#"{{ join "," (list 1 nil "x" true 2.5) }}"#, "1,x,true,2.5"),
      ("{{ typeOf (chunk 2 (list 1)) }}", "[][]interface {}"),
      ("{{ typeOf (sortAlpha (list)) }}", "[]string"),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        "{{ first nil }}",
        "error calling first: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ first "abc" }}"#, "error calling first: Cannot find first on type string"),
      (#"{{ last "notalist" }}"#, "error calling last: Cannot find last on type string"),
      (
        "{{ last nil }}",
        "error calling last: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        "{{ rest nil }}",
        "error calling rest: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ rest "abc" }}"#, "error calling rest: Cannot find rest on type string"),
      (#"{{ initial "notalist" }}"#, "error calling initial: Cannot find initial on type string"),
      (
        "{{ initial nil }}",
        "error calling initial: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ reverse "notalist" }}"#, "error calling reverse: Cannot find reverse on type string"),
      (
        "{{ reverse nil }}",
        "error calling reverse: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        "{{ uniq nil }}",
        "error calling uniq: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ compact "notalist" }}"#, "error calling compact: Cannot compact on type string"),
      (#"{{ mustFirst "notalist" }}"#, "error calling mustFirst: Cannot find first on type string"),
      (
        "{{ mustFirst nil }}",
        "error calling mustFirst: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        "{{ mustLast nil }}",
        "error calling mustLast: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ mustRest "notalist" }}"#, "error calling mustRest: Cannot find rest on type string"),
      (
        "{{ mustRest nil }}",
        "error calling mustRest: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ mustReverse "notalist" }}"#,
        "error calling mustReverse: Cannot find reverse on type string"
      ),
      (#"{{ mustUniq "notalist" }}"#, "error calling mustUniq: Cannot find uniq on type string"),
      (
        "{{ mustUniq nil }}",
        "error calling mustUniq: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ mustCompact "notalist" }}"#,
        "error calling mustCompact: Cannot compact on type string"
      ),
      (
        "{{ mustCompact nil }}",
        "error calling mustCompact: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ has "a" "notalist" }}"#, "error calling has: Cannot find has on type string"),
      (#"{{ has nil "notalist" }}"#, "error calling has: Cannot find has on type string"),
      (#"{{ mustHas 2 "notalist" }}"#, "error calling mustHas: Cannot find has on type string"),
      (#"{{ mustChunk 3 "notalist" }}"#, "error calling mustChunk: Cannot chunk type string"),
      (
        "{{ mustChunk 3 nil }}",
        "error calling mustChunk: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        "{{ chunk 0 (until 4) }}",
        "error calling chunk: runtime error: makeslice: len out of range"
      ),
      (
        #"{{ chunk 0 (tuple "p" "q") }}"#,
        "error calling chunk: runtime error: makeslice: len out of range"
      ),
      (#"{{ append "notalist" "a" }}"#, "error calling append: Cannot push on type string"),
      (
        "{{ append nil 1 }}",
        "error calling append: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ prepend "notalist" (list 9) }}"#,
        "error calling prepend: Cannot prepend on type string"
      ),
      (
        "{{ prepend nil (list 9) }}",
        "error calling prepend: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ without "notalist" nil }}"#,
        "error calling without: Cannot find without on type string"
      ),
      (
        #"{{ without nil "a" }}"#,
        "error calling without: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ push "notalist" (list 9) }}"#, "error calling push: Cannot push on type string"),
      (
        "{{ push nil 1 }}",
        "error calling push: runtime error: invalid memory address or nil pointer dereference"
      ),
      (#"{{ mustAppend "notalist" nil }}"#, "error calling mustAppend: Cannot push on type string"),
      (#"{{ mustAppend "x" 1 }}"#, "error calling mustAppend: Cannot push on type string"),
      (
        #"{{ mustPrepend "notalist" "a" }}"#,
        "error calling mustPrepend: Cannot prepend on type string"
      ),
      (
        "{{ mustPrepend nil (list 9) }}",
        "error calling mustPrepend: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ mustWithout "notalist" nil }}"#,
        "error calling mustWithout: Cannot find without on type string"
      ),
      (
        "{{ mustWithout nil (list 9) }}",
        "error calling mustWithout: runtime error: invalid memory address or nil pointer dereference"
      ),
      (
        #"{{ concat (list 3 1 2 1) "a" }}"#,
        "error calling concat: Cannot concat type string as list"
      ),
      (
        #"{{ concat (list 1 "x" nil true 2.5) "a" }}"#,
        "error calling concat: Cannot concat type string as list"
      ),
      (
        "{{ mustSlice (list 3 1 2 1) 9 }}",
        "error calling mustSlice: reflect.Value.Slice: slice index out of bounds"
      ),
      (
        #"{{ mustSlice (list 1 "x" nil true 2.5) 9 }}"#,
        "error calling mustSlice: reflect.Value.Slice: slice index out of bounds"
      ),
      (
        "{{ chunk 0 (list 1 2) }}",
        "error calling chunk: runtime error: makeslice: len out of range"
      ),
      (
        "{{ slice (list 1 2 3) -1 }}",
        "error calling slice: reflect.Value.Slice: slice index out of bounds"
      ),
      (
        "{{ slice nil }}",
        "error calling slice: runtime error: invalid memory address or nil pointer dereference"
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
