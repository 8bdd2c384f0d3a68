internal import Chartplotter

/// `render template`: Helm's arguments in, Helm's output and errors out.
enum HelmTemplate {
  /// Runs the command.
  ///
  /// - Parameter words: The words after `render template`.
  /// - Returns: The exit status.
  static func run(_ words: [String]) -> Int32 {
    do {
      var parser = FlagParser(HelmFlags.all)
      let flags = try parser.parse(words)
      for warning in flags.warnings { OutputStream.write(warning + "\n") }
      if flags.wantsHelp {
        OutputStream.write(Array(HelmTemplateHelp.text.utf8), to: OutputStream.output)
        return 0
      }
      try HelmTemplateChecks.check(flags)
      var request = try HelmTemplateRequest.make(flags)
      // Helm reads values before it reads the chart, and reports their faults first.
      request.values = try request.values.resolved(limits: request.options.limits)
      return perform(request)
    } catch let error as FlagError {
      return fail(error.message)
    } catch let error as RenderError {
      return fail(error.message)
    } catch {
      return fail("\(error)")
    }
  }

  private static func perform(_ request: RenderRequest) -> Int32 {
    do throws(RenderError) {
      let chart = try Chart.load(request.chartPath, limits: request.options.limits)
      OutputStream.write(try request.output(of: chart), to: OutputStream.output)
      return 0
    } catch {
      // Once rendering has begun, Helm prints what there is, be it nothing but a line feed.
      if request.isDebugging, error.isWhileRendering,
        let output = try? request.output(of: error.partial ?? Rendering())
      {
        OutputStream.write(output, to: OutputStream.output)
      }
      return fail(request.isDebugging ? error.message : error.helmMessage)
    }
  }

  private static func fail(_ message: String) -> Int32 {
    OutputStream.write(EscapedText.escape("Error: \(message)\n"))
    return 1
  }
}
