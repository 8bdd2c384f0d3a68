import GoRuntime
import Fuzzing
import Testing

@testable import Chartplotter

@Suite struct ArchiveReaderTests {
  /// The names in an archive, or the text of its refusal.
  private func read(
    _ limits: RenderLimits = RenderLimits(), _ build: (inout TarBuilder) -> Void
  ) -> Result<[String], Refusal> {
    var tar = TarBuilder()
    build(&tar)
    do throws(ArchiveReader.Failure) {
      let files = try ArchiveReader.read(ByteString(tar.compressed), limits: limits)
      return .success(files.map { $0.name.text })
    } catch {
      switch error {
      case .header: return .failure(Refusal(text: "header"))
      case .refused(let refusal): return .failure(Refusal(text: refusal.message))
      }
    }
  }

  struct Refusal: Error, Equatable {
    var text: String
  }

  @Test func namesAreBelowTheChartsFolder() {
    #expect(
      read {
        $0.add("c/", type: "5")
        $0.add("c/Chart.yaml", text: "name: c")
        $0.add("c/templates/a.yaml", text: "a: 1")
      } == .success(["Chart.yaml", "templates/a.yaml"]))
  }

  @Test func backslashesPartNames() {
    #expect(read { $0.add(#"c\templates\a.yaml"#, text: "a") } == .success(["templates/a.yaml"]))
  }

  @Test func longNamesOfBothKinds() {
    let long = "c/" + String(repeating: "long/", count: 40) + "a.yaml"
    let expected = Result<[String], Refusal>.success([String(long.dropFirst(2))])
    #expect(
      read {
        $0.addPAX("path", long)
        $0.add("c/short", text: "x")
      } == expected)
    #expect(
      read {
        $0.add("././@LongLink", Array(long.utf8) + [0], type: "L")
        $0.add("c/short", text: "x")
      } == expected)
  }

  @Test(arguments: [
    ("c//etc/passwd", "chart illegally contains absolute paths"),
    ("c/../../x", "chart illegally references parent directory"),
    ("../x/../../y", "chart illegally references parent directory"),
    ("c/c:/x", "chart contains illegally named files"),
    ("Chart.yaml", "chart illegally contains content outside the base directory: \"Chart.yaml\""),
    ("Chart.yaml/x", "chart yaml not in base directory"),
  ])
  func hostileNamesAreRefused(name: String, message: String) {
    #expect(read { $0.add(name, text: "x") } == .failure(Refusal(text: message)))
  }

  @Test(arguments: ["1", "2", "3", "6"] as [Character])
  func linksAndDevicesAreRefused(type: Character) {
    let result = read { $0.add("c/link", type: type, link: "/etc/passwd") }
    #expect(
      result
        == .failure(Refusal(text: "chart illegally contains a link or device: \"link\"")))
  }

  @Test func fileSizesAreCounted() {
    var limits = RenderLimits()
    limits.fileBytes = 100
    let text = String(repeating: "x", count: 101)
    #expect(
      read(limits) { $0.add("c/big", text: text) }
        == .failure(
          Refusal(
            text: "decompressed chart file \"c/big\" is larger than the maximum file size 100")))
  }

  @Test func chartSizesAreCounted() {
    var limits = RenderLimits()
    limits.chartBytes = 100
    let text = String(repeating: "x", count: 60)
    let result = read(limits) {
      $0.add("c/a", text: text)
      $0.add("c/b", text: text)
    }
    #expect(
      result
        == .failure(Refusal(text: "decompressed chart is larger than the maximum size 100")))
  }

  @Test func aBombIsRefusedWhileItInflates() {
    var limits = RenderLimits()
    limits.chartBytes = 1 << 20
    limits.files = 10
    let bomb = TarBuilder.gzip([UInt8](repeating: 0, count: 64 << 20))
    #expect(bomb.count < 1 << 17)
    do throws(ArchiveReader.Failure) {
      _ = try ArchiveReader.read(ByteString(bomb), limits: limits)
      Issue.record("the bomb was inflated")
    } catch {
      guard case .refused(let refusal) = error else {
        Issue.record("not refused")
        return
      }
      #expect(refusal.message == "decompressed chart is larger than the maximum size 1048576")
    }
  }

  @Test func aLyingSizeEndsTheArchive() {
    #expect(
      read { $0.add("c/a", Array("abc".utf8), claimedSize: 1 << 30) }
        == .failure(Refusal(text: "unexpected EOF")))
  }

  @Test func damagedHeadersAreRefused() {
    var tar = TarBuilder()
    tar.add("c/a", text: "x")
    var bytes = tar.bytes
    bytes[0] ^= 0xFF
    do throws(ArchiveReader.Failure) {
      _ = try ArchiveReader.read(ByteString(TarBuilder.gzip(bytes)), limits: RenderLimits())
      Issue.record("read a damaged archive")
    } catch {
      guard case .refused(let refusal) = error else { return }
      #expect(refusal.message == "archive/tar: invalid tar header")
    }
  }

  @Test func anEmptyArchiveHasNoFiles() {
    #expect(read { _ in } == .failure(Refusal(text: "no files in chart archive")))
  }
}
