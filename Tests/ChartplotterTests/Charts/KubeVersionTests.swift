import Testing

@testable import Chartplotter

@Suite struct KubeVersionTests {
  @Test(arguments: [
    ("1.29", "v1.29", "v1.29", "1", "29"),
    ("v1.33.4-gke.1245000", "v1.33.4-gke.1245000", "v1.33.4", "1", "33"),
    ("1.30.0+k3s1", "v1.30.0+k3s1", "v1.30.0", "1", "30"),
    ("1.2.3.4", "v1.2.3.4", "v1.2.3.4", "1", "2"),
  ])
  func reads(text: String, version: String, normalized: String, major: String, minor: String)
    throws
  {
    let read = try KubeVersion(parsing: text)
    #expect(
      read
        == KubeVersion(version: version, normalized: normalized, major: major, minor: minor))
  }

  @Test(arguments: [
    ("bad", "invalid kube version 'bad': could not parse \"bad\" as version"),
    ("1", "invalid kube version '1': illegal version string \"1\""),
    (
      "01.2",
      "invalid kube version '01.2': illegal zero-prefixed version component \"01\" in \"01.2\""
    ),
  ])
  func refuses(text: String, message: String) {
    do throws(RenderError) {
      _ = try KubeVersion(parsing: text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.message == message)
    }
  }
}
