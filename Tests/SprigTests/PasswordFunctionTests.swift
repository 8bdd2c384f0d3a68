import CLibcrypt
import GoRuntime
import Testing

@testable import Sprig

@Suite("Sprig's functions of passwords and ciphers")
struct PasswordFunctionTests {
  @Test("hash passwords so that they verify")
  func bcrypt() throws {
    let hash = try render(#"{{ bcrypt "hunter2" }}"#)
    #expect(hash.hasPrefix("$2a$10$"))
    #expect(hash.utf8.count == 60)
    #expect(String(cString: crypt("hunter2", hash)) == hash)
    let line = try render(#"{{ htpasswd "joe" "hunter2" }}"#)
    #expect(line.hasPrefix("joe:$2a$10$"))
    let lineHash = String(line.dropFirst(4))
    #expect(String(cString: crypt("hunter2", lineHash)) == lineHash)
    #expect(String(cString: crypt("hunter3", lineHash)) != lineHash)
  }

  @Test("refuse passwords that bcrypt would cut")
  func longPassword() throws {
    #expect(
      try render(#"{{ bcrypt (repeat 73 "a") }}"#)
        == "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes")
  }

  @Test(
    "derive passwords",
    arguments: [
      ("long", "ZedaFaxcZaso9*"), ("maximum", "pf4zS1LjCg&LjhsZ7T2~"), ("pin", "6685"),
    ])
  func derive(type: String, expected: String) throws {
    #expect(
      try render(#"{{ derivePassword 1 "\#(type)" "password" "user" "example.com" }}"#) == expected)
  }

  @Test("decrypt what was encrypted", arguments: ["x", "plain text", "0123456789abcdef", "é日"])
  func cipher(text: String) throws {
    #expect(try render(#"{{ encryptAES "secret" "\#(text)" | decryptAES "secret" }}"#) == text)
    #expect(try render(#"{{ encryptAES "secret" "\#(text)" }}"#).utf8.count % 4 == 0)
  }

  @Test("leave empty texts alone")
  func emptyCipher() throws {
    #expect(try render(#"{{ encryptAES "k" "" }}{{ decryptAES "k" "" }}"#) == "")
  }

  @Test(
    "fail as Go does on what is no cipher text",
    arguments: [
      ("!", "illegal base64 data at input byte 0"),
      ("AAAA", "runtime error: slice bounds out of range [:16] with capacity 3"),
      ("AAAAAAAAAAAAAAAAAAAA", "runtime error: slice bounds out of range [:16] with capacity 15"),
      (#"AAAAAAAAAAAAAAAAAAAA\n\n\n\n"#, "runtime error: slice bounds out of range [16:15]"),
      ("AAAAAAAAAAAAAAAAAAAAAA==", "runtime error: index out of range [-1]"),
      ("AAAAAAAAAAAAAAAAAAAAAAAA", "crypto/cipher: input not full blocks"),
    ])
  func badCipher(text: String, expected: String) {
    #expect(failure(of: #"{{ decryptAES "k" "\#(text)" }}"#)?.hasSuffix(expected) == true)
  }

  @Test("make random bytes of the length that was asked for")
  func random() throws {
    let first = try render("{{ randBytes 16 }}")
    #expect(first.utf8.count == 24)
    #expect(try render("{{ randBytes 16 }}") != first)
    #expect(try render("{{ randBytes 0 }}") == "")
    #expect(failure(of: "{{ randBytes -1 }}")?.hasSuffix("makeslice: len out of range") == true)
  }
}
