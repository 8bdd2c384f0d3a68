import CYAMLEvents

/// The unit that speeds are quoted in: the time libyaml takes to read the events of a text.
enum Yardstick {
  /// Reads every event of the text and returns how many there were, up to the first fault.
  static func countEvents(of text: [UInt8]) -> Int {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return 0 }
    defer { yaml_parser_delete(&parser) }
    return text.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var events = 0
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { return events }
        events += 1
        let isEnd = event.type == YAML_STREAM_END_EVENT
        yaml_event_delete(&event)
        if isEnd { return events }
      }
    }
  }
}
