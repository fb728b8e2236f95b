package dev.holdfast.platform.qemu;

/** A helper program ended with an error, or not in time. */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String output;

  CommandFailed(String program, String problem, String output) {
    super(program + " " + problem + (output.isBlank() ? "" : ": " + output.strip()));
    this.output = output;
  }

  /** What the program said. */
  public String output() {
    return output;
  }
}
