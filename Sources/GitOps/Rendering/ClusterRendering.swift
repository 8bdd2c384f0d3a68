/// What a set of Applications would apply.
package struct ClusterRendering: Sendable {
  /// One Application and what it renders to.
  package struct Entry: Sendable {
    /// The Application's title; empty for what was given on the command line.
    package var application: String
    /// The namespace for resources that name none.
    package var namespace: String
    /// The resources, in the order that they are applied in.
    package var resources: [Resource]
  }

  /// An Application that could not be rendered.
  package struct Failure: Error, Sendable {
    /// The Application's title, or the file's path.
    package var application: String
    /// Why.
    package var error: GitOpsError

    /// The failure as text for people.
    package var message: String {
      // An error about the file itself names it already.
      error.message.hasPrefix("\(application): ")
        ? error.message : "\(application): \(error.message)"
    }
  }

  /// A resource that two Applications produce.
  package struct Duplicate: Sendable, Hashable {
    /// The resource.
    package var identity: Resource.Identity
    /// Both Applications, in the order of rendering.
    package var applications: [String]

    /// The report's line.
    package var line: String {
      "\(identity.title) is produced by \(applications.joined(separator: " and "))"
    }
  }

  /// What was rendered: first what the command line names, then each Application, parents first.
  package var entries: [Entry] = []
  /// What failed, in order.
  package var failures: [Failure] = []
  /// Resources with two owners.
  package var duplicates: [Duplicate] = []
  /// Remarks that do not stop anything.
  package var warnings: [String] = []

  /// Every resource, in order.
  package var resources: [Resource] { entries.flatMap(\.resources) }

  /// The rendering as one stream of documents, each under the Application it belongs to.
  package var text: [UInt8] {
    var text: [UInt8] = []
    for entry in entries {
      for resource in entry.resources {
        text += Array("---\n".utf8)
        if !entry.application.isEmpty {
          text += Array("# Application: \(entry.application)\n".utf8)
        }
        text += resource.printedText
      }
    }
    return text
  }
}

extension Resource {
  /// The document's text with a line that says where it comes from, ended by a line break.
  package var printedText: [UInt8] {
    var text = text
    if !text.starts(with: Array("# Source: ".utf8)) {
      text = Array((sourceComment + "\n").utf8) + text
    }
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return text + [UInt8(ascii: "\n")]
  }
}
