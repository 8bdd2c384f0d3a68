import Testing

@Suite("Sprig's encodings and checksums")
struct EncodingFunctionTests {
  @Test(
    "render as Helm does",
    arguments: [
      (
        #"{{ b64enc "" }}{{ b64enc "a" }} {{ b64enc "ab" }} {{ b64enc "abc" }} {{ b64enc "abcd" }}"#,
        "YQ== YWI= YWJj YWJjZA=="
      ),
      (#"{{ b64dec "YWJj\nZA==" }}"#, "abcd"),
      (#"{{ b64dec "abc" }}"#, "illegal base64 data at input byte 0"),
      (#"{{ b64dec "YWJjZA=" }}"#, "illegal base64 data at input byte 7"),
      (#"{{ b64dec "YW=Jj" }}"#, "illegal base64 data at input byte 2"),
      (#"{{ b64dec "====" }}"#, "illegal base64 data at input byte 0"),
      (#"{{ b64dec "YQ==x" }}"#, "illegal base64 data at input byte 4"),
      (#"{{ b64dec "YWJj!" }}"#, "illegal base64 data at input byte 4"),
      (#"{{ b32enc "hello world" }} {{ b32enc "a" }}"#, "NBSWY3DPEB3W64TMMQ====== ME======"),
      (#"{{ b32dec "NBSWY3DPEB3W64TMMQ======" }} {{ b32dec "NBSWY3D=" }}"#, "hello world hell"),
      (#"{{ b32dec "NBSWY3" }}"#, "illegal base32 data at input byte 0"),
      (#"{{ b32dec "NBSWY3DP========" }}"#, "illegal base32 data at input byte 8"),
      (#"{{ b32dec "NBS=====" }}"#, "illegal base32 data at input byte 3"),
      (#"{{ b32dec "NB==A===" }}"#, "illegal base32 data at input byte 3"),
      (#"{{ sha1sum "abc" }}"#, "a9993e364706816aba3e25717850c26c9cd0d89d"),
      (
        #"{{ sha256sum "abc" }}"#,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (#"{{ sha256sum "" }}"#, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        #"{{ sha512sum "abc" }}"#,
        """
        ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
        2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
        """
      ),
      (
        #"{{ adler32sum "abc" }} {{ adler32sum "" }} {{ adler32sum (repeat 10000 "z") }}"#,
        "38600999 1 1652268719"
      ),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try render(template) == expected)
  }
}
