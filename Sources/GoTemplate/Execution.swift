/// One run of a template: what functions may ask of it.
public final class Execution {
}
