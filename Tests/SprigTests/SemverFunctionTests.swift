import Testing

@Suite("Sprig's version functions")
struct SemverFunctionTests {
  /// Templates and what Helm makes of them.
  @Test(
    "render as Helm does",
    arguments: [
      (#"{{ semverCompare ">=1.0.0" "1.2.3" }}"#, "true"),
      (#"{{ semverCompare ">=1.0.0" "v1.36.0" }}"#, "true"),
      (#"{{ semverCompare ">1.2" "v1.2.3" }}"#, "false"),
      (#"{{ semverCompare ">1.2" "1.2.4" }}"#, "false"),
      (#"{{ semverCompare "<2" "1.2.3" }}"#, "true"),
      (#"{{ semverCompare "<2" "1.2.3+meta" }}"#, "true"),
      (#"{{ semverCompare "<=1.2.3" "1.2.3" }}"#, "true"),
      (#"{{ semverCompare "<=1.2.3" "2.0.0" }}"#, "false"),
      (#"{{ semverCompare "<=1.2.3" "0.0.3" }}"#, "true"),
      (#"{{ semverCompare "=1.2.3" "1.2.4" }}"#, "false"),
      (#"{{ semverCompare "=1.2.3" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare "=1.2.3" "v1.27.3-gke.100" }}"#, "false"),
      (#"{{ semverCompare "=1.2.3" "1" }}"#, "false"),
      (#"{{ semverCompare "=1.2.3" "1.2" }}"#, "false"),
      (#"{{ semverCompare "=1.2.3" "v1.36.0" }}"#, "false"),
      (#"{{ semverCompare "1.2.3" "2.0.0" }}"#, "false"),
      (#"{{ semverCompare "1.2.3" "1" }}"#, "false"),
      (#"{{ semverCompare "!=1.2.3" "1.2.3" }}"#, "false"),
      (#"{{ semverCompare "!=1.2.3" "1.2.3+meta" }}"#, "false"),
      (#"{{ semverCompare "~1.2" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ semverCompare "~1.2" "v1.27.3-gke.100" }}"#, "false"),
      (#"{{ semverCompare "~1.2" "1.20.0-eks" }}"#, "false"),
      (#"{{ semverCompare "~1.2" "1" }}"#, "false"),
      (#"{{ semverCompare "~1.2.3" "1.2.4" }}"#, "true"),
      (#"{{ semverCompare "~1.2.3" "1.3.0" }}"#, "false"),
      (#"{{ semverCompare "~1.2.3" "0.2.5" }}"#, "false"),
      (#"{{ semverCompare "~1.2.3" "1.2.3+meta" }}"#, "true"),
      (#"{{ semverCompare "~1.2.3" "v1.27.3-gke.100" }}"#, "false"),
      (#"{{ semverCompare "~1" "1.2.3" }}"#, "true"),
      (#"{{ semverCompare "~1" "0.2.5" }}"#, "false"),
      (#"{{ semverCompare "~1" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ semverCompare "~1" "1.2" }}"#, "true"),
      (#"{{ semverCompare "^1.2" "v1.2.3" }}"#, "true"),
      (#"{{ semverCompare "^1.2" "1.3.0" }}"#, "true"),
      (#"{{ semverCompare "^0.2.3" "1.2.3" }}"#, "false"),
      (#"{{ semverCompare "^0.2.3" "2.0.0" }}"#, "false"),
      (#"{{ semverCompare "^0.2.3" "1.2.3+meta" }}"#, "false"),
      (#"{{ semverCompare "^0.2.3" "1" }}"#, "false"),
      (#"{{ semverCompare "^0.0.3" "1.3.0" }}"#, "false"),
      (#"{{ semverCompare "^0.0.3" "1.2.3+meta" }}"#, "false"),
      (#"{{ semverCompare "^0.0.3" "1" }}"#, "false"),
      (#"{{ semverCompare "^0" "1.2" }}"#, "false"),
      (#"{{ semverCompare "1.x" "01.2.3" }}"#, "true"),
      (#"{{ semverCompare "1.2.*" "v1.2.3" }}"#, "true"),
      (#"{{ semverCompare "1.2.*" "1" }}"#, "false"),
      (#"{{ semverCompare "*" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ semverCompare "1.0 - 2.0" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare "1.0 - 2.0" "0.2.5" }}"#, "false"),
      (#"{{ semverCompare "1.0 - 2.0" "v1.27.3-gke.100" }}"#, "false"),
      (#"{{ semverCompare ">=1.0, <2.0" "1.3.0" }}"#, "true"),
      (#"{{ semverCompare ">=1.0, <2.0" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare ">=1.0, <2.0" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ semverCompare ">=1.0, <2.0" "1.2.3+meta" }}"#, "true"),
      (#"{{ semverCompare "<1.0 || >=1.2" "1.2.4" }}"#, "true"),
      (#"{{ semverCompare "<1.0 || >=1.2" "v1.36.0" }}"#, "true"),
      (#"{{ semverCompare ">=1.0.0-0" "1.2.4" }}"#, "true"),
      (#"{{ semverCompare ">=1.0.0-0" "1.3.0" }}"#, "true"),
      (#"{{ semverCompare ">=1.0.0-0" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare ">=1.0.0-0" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare "^1.2.0-beta" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare ">= 1.2 < 1.5" "1.2" }}"#, "true"),
      (#"{{ semverCompare ">= 1.2 < 1.5" "01.2.3" }}"#, "true"),
      (#"{{ semverCompare ">=v1.2" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare ">=v1.2" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare ">=v1.2" "v1.27.3-gke.100" }}"#, "false"),
      (#"{{ semverCompare ">=v1.2" "1" }}"#, "false"),
      (#"{{ semverCompare ">=v1.2" "01.2.3" }}"#, "true"),
      (#"{{ semverCompare "=>1.2" "1.3.0" }}"#, "true"),
      (#"{{ semverCompare "=>1.2" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare "=<1.2" "1.2.3" }}"#, "true"),
      (#"{{ semverCompare "=<1.2" "01.2.3" }}"#, "true"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "1.2.4" }}"#, "true"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "0.2.5" }}"#, "false"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "1.2.3+meta" }}"#, "true"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "1" }}"#, "false"),
      (#"{{ semverCompare ">=1.2.3-alpha.1" "01.2.3" }}"#, "true"),
      (#"{{ semverCompare "1.2.3+build" "2.0.0" }}"#, "false"),
      (#"{{ semverCompare "1.2.3+build" "0.2.5" }}"#, "false"),
      (#"{{ semverCompare "> 1.2.3 || < 1.0" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare "> 1.2.3 || < 1.0" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ semverCompare "~>1.2" "1.3.0" }}"#, "false"),
      (#"{{ semverCompare "1" "v1.2.3" }}"#, "true"),
      (#"{{ semverCompare "1" "1.2.4" }}"#, "true"),
      (#"{{ semverCompare "1" "1" }}"#, "true"),
      (#"{{ semverCompare "!=1" "v1.2.3" }}"#, "false"),
      (#"{{ semverCompare ">=1.21.0-0 <1.25.0-0" "v1.2.3" }}"#, "false"),
      (#"{{ semverCompare ">=1.21.0-0 <1.25.0-0" "0.0.3" }}"#, "false"),
      (#"{{ semverCompare ">=1.21.0-0 <1.25.0-0" "1.2.3-alpha.1" }}"#, "false"),
      (#"{{ (semver "1.2.3").Compare (semver "1.3.0") }}"#, "-1"),
      (#"{{ (semver "1.2.3").LessThan (semver "1.3.0") }}"#, "true"),
      (#"{{ (semver "1.2.3").GreaterThan (semver "1.3.0") }}"#, "false"),
      (#"{{ (semver "1.2.3").IncMajor }}"#, "2.0.0"),
      (#"{{ (semver "1.2.3").IncPatch }}"#, "1.2.4"),
      (#"{{ (semver "1.2.3" | print) }}"#, "1.2.3"),
      (#"{{ (semver "1.2.3-alpha.1").LessThan (semver "1.2.3-alpha.beta") }}"#, "true"),
      (#"{{ (semver "1.0.0-2").Compare (semver "1.0.0-10") }}"#, "-1"),
      (#"{{ semverCompare "1.2 - 1.4.5" "1.4.6" }}"#, "false"),
      (#"{{ semverCompare "^0.0" "0.0.9" }}"#, "true"),
      (#"{{ semverCompare "^0.0.x" "0.1.0" }}"#, "false"),
      (#"{{ semverCompare "~*" "2.0.0" }}"#, "true"),
      (#"{{ semverCompare "^x" "2.0.0" }}"#, "false"),
      (#"{{ (semver "v1.2.3").IncMinor }}"#, "1.3.0"),
      (#"{{ typeOf (semver "1").IncPatch }}"#, "semver.Version"),
      (#"{{ (semver "1.2.3").SetPrerelease "rc.1" }}"#, "1.2.3-rc.1"),
      (#"{{ eq (semver "1.2.3") (semver "1.2.3") }}"#, "false"),
      (#"{{ deepEqual (semver "1.2.3") (semver "1.2.3") }}"#, "true"),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }

  /// Templates and the errors that Helm reports.
  @Test(
    "fail as Helm does",
    arguments: [
      (
        #"{{ semverCompare ">=1.0.0" "" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare ">=1.0.0" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "<=1.2.3" "bad" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "=1.2.3" "" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "1.2.3" "bad" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "!=1.2.3" "bad" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "~1.2" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "~1.2.3" "" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "^0.0.3" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (#"{{ semverCompare "1.x" "" }}"#, "error calling semverCompare: invalid semantic version"),
      (
        #"{{ semverCompare "1.2.*" "bad" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "1.2.*" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (#"{{ semverCompare "*" "bad" }}"#, "error calling semverCompare: invalid semantic version"),
      (
        #"{{ semverCompare ">= 1.2 < 1.5" "" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "" "1.2.3" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "v1.2.3" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "1.3.0" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "0.2.5" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "1.2.3+meta" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "v1.27.3-gke.100" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "" "01.2.3" }}"#,
        #"error calling semverCompare: improper constraint: """#
      ),
      (
        #"{{ semverCompare "bad" "1.2.3" }}"#,
        #"error calling semverCompare: improper constraint: "bad""#
      ),
      (
        #"{{ semverCompare "bad" "0.2.5" }}"#,
        #"error calling semverCompare: improper constraint: "bad""#
      ),
      (
        #"{{ semverCompare "bad" "1.2.3-alpha.1" }}"#,
        #"error calling semverCompare: improper constraint: "bad""#
      ),
      (
        #"{{ semverCompare "bad" "v1.36.0" }}"#,
        #"error calling semverCompare: improper constraint: "bad""#
      ),
      (
        #"{{ semverCompare "=>1.2" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare ">=1.2.3-alpha.1" "1.2.3.4" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (
        #"{{ semverCompare "1.2.3+build" "" }}"#,
        "error calling semverCompare: invalid semantic version"
      ),
      (#"{{ semverCompare "~>1.2" "" }}"#, "error calling semverCompare: invalid semantic version"),
      (#"{{ semverCompare "1" "" }}"#, "error calling semverCompare: invalid semantic version"),
      (
        #"{{ semverCompare "1 || " "2.1.0" }}"#,
        #"error calling semverCompare: improper constraint: " ""#
      ),
      (
        #"{{ semverCompare "1x" "2.1.0" }}"#,
        "error calling semverCompare: constraint parser error"
      ),
      (
        #"{{ semverCompare "1.2.3.4 - 2" "1" }}"#,
        #"error calling semverCompare: improper constraint: "1.>= 2.3.4, <= 2 ""#
      ),
      (
        #"{{ (semver "1.2.3").SetPrerelease "rc_1" }}"#,
        "error calling SetPrerelease: invalid prerelease string"
      ),
    ])
  func fails(template: String, expected: String) {
    #expect(failure(of: template)?.hasSuffix(expected) == true)
  }
}
