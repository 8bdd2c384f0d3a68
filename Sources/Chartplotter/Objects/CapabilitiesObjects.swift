internal import GoRuntime

/// `.Capabilities`.
final class CapabilitiesObject: GoObject, @unchecked Sendable {
  private let kubeVersion: Value
  private let apiVersions: Value
  private let helmVersion: Value

  private static let standard = CapabilitiesObject(Capabilities())

  /// What shows capabilities to templates; the default ones are shared.
  static func make(_ capabilities: Capabilities) -> CapabilitiesObject {
    capabilities == Capabilities() ? standard : CapabilitiesObject(capabilities)
  }

  /// Shows capabilities to templates.
  init(_ capabilities: Capabilities) {
    kubeVersion = .object(KubeVersionObject(capabilities.kubeVersion))
    apiVersions = .object(VersionSetObject(capabilities.apiVersions))
    helmVersion = .object(BuildInfoObject())
  }

  override var kind: Kind { .ptr }
  override var typeName: String { "*common.Capabilities" }

  override func field(_ name: ByteString) -> Value? {
    switch name {
    case "KubeVersion": kubeVersion
    case "APIVersions": apiVersions
    case "HelmVersion": helmVersion
    default: nil
    }
  }

  override var fields: [(name: ByteString, value: Value)]? {
    [("KubeVersion", kubeVersion), ("APIVersions", apiVersions), ("HelmVersion", helmVersion)]
  }

  override var encodedFields: [(name: ByteString, value: Value)]? { fields }

  override var underlying: Value? {
    fields.map { .map(ValueMap($0.map { ($0.name, $0.value) })) }
  }

  override func method(_ name: ByteString) -> GoMethod? {
    guard name == "Copy" else { return nil }
    return GoMethod { [self] _ throws(CallError) in .object(self) }
  }
}

/// `.Capabilities.KubeVersion`.
final class KubeVersionObject: GoObject, @unchecked Sendable {
  private let version: KubeVersion

  /// Shows a version to templates.
  init(_ version: KubeVersion) { self.version = version }

  override var typeName: String { "common.KubeVersion" }
  override var pointerStringer: ByteString? { ByteString(version.normalized) }

  override func field(_ name: ByteString) -> Value? {
    switch name {
    case "Version": .string(version.version)
    case "Major": .string(version.major)
    case "Minor": .string(version.minor)
    default: nil
    }
  }

  /// The fields as Go declares them, the one that templates cannot reach too.
  override var fields: [(name: ByteString, value: Value)]? {
    [
      ("Version", .string(version.version)), ("normalizedVersion", .string(version.normalized)),
      ("Major", .string(version.major)), ("Minor", .string(version.minor)),
    ]
  }

  override var encodedFields: [(name: ByteString, value: Value)]? {
    [
      ("Version", .string(version.version)), ("Major", .string(version.major)),
      ("Minor", .string(version.minor)),
    ]
  }

  override var underlying: Value? {
    encodedFields.map { .map(ValueMap($0.map { ($0.name, $0.value) })) }
  }

  override func method(_ name: ByteString) -> GoMethod? {
    switch name {
    case "String": GoMethod { [self] _ throws(CallError) in .string(version.normalized) }
    case "GitVersion": GoMethod { [self] _ throws(CallError) in .string(version.version) }
    default: nil
    }
  }
}

/// `.Capabilities.APIVersions`: a list of texts that can be asked what it has.
final class VersionSetObject: GoObject, @unchecked Sendable {
  private let versions: [Value]
  private let set: Set<ByteString>

  /// Shows API versions to templates.
  init(_ versions: [String]) {
    self.versions = versions.map { .string($0) }
    set = Set(versions.map { ByteString($0) })
  }

  override var kind: Kind { .slice }
  override var typeName: String { "common.VersionSet" }
  override var isTrue: Bool { !versions.isEmpty }
  override var underlying: Value? { .list(List(versions, type: .strings)) }

  override func method(_ name: ByteString) -> GoMethod? {
    guard name == "Has" else { return nil }
    return GoMethod(parameters: [.string]) { [self] arguments throws(CallError) in
      guard case .string(let version)? = arguments.first else { return .bool(false) }
      return .bool(set.contains(version))
    }
  }
}

/// `.Capabilities.HelmVersion`: what the real Helm 4.2.4 says of itself.
final class BuildInfoObject: GoObject, @unchecked Sendable {
  private let entries: [(name: ByteString, value: Value)] = [
    ("Version", .string("v4.2.4")), ("GitCommit", .string("")),
    ("GitTreeState", .string("clean")), ("GoVersion", .string("go1.26")),
    ("KubeClientVersion", .string("v1.36")),
  ]

  override var typeName: String { "version.BuildInfo" }

  override func field(_ name: ByteString) -> Value? {
    entries.first { $0.name == name }?.value
  }

  override var fields: [(name: ByteString, value: Value)]? { entries }

  override var underlying: Value? { .map(ValueMap(entries.map { ($0.name, $0.value) })) }

  override var encodedFields: [(name: ByteString, value: Value)]? {
    let names: [ByteString] = [
      "version", "git_commit", "git_tree_state", "go_version", "kube_client_version",
    ]
    // Go leaves out the texts that are empty.
    return zip(names, entries).map { ($0, $1.value) }.filter { $0.1.isTrue }
  }

  override var encoded: Value? {
    encodedFields.map { .map(ValueMap($0.map { ($0.name, $0.value) })) }
  }
}
