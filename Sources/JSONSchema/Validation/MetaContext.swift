internal import GoRuntime

/// What validating a schema against its meta-schema needs beside the program.
struct MetaContext {
  /// The meta-schema in force.
  var schema: Int32
  /// The meta-schemas of parts that have a dialect of their own, by the pointers to them.
  var resources: [ByteString: Int32]
}

extension Validator {
  /// The schema to apply in place of another: where the meta-schema meets a part with a dialect of
  /// its own, that dialect's takes over.
  mutating func metaSchema(for schema: Int32) -> Int32 {
    guard let context = meta, context.schema == schema,
      let other = context.resources[SchemaPointer.text(path)]
    else { return schema }
    meta?.schema = other
    return other
  }
}
