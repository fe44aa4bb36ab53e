package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.doorward.examples.cli.Output;
import org.doorward.li.evidence.EntryVisitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints what it found; how far it is, it says beside that. Not thread-safe. */
final class Printing {
  /** Who waits for longer wants to know. */
  private static final long QUIET_NANOS = 2_000_000_000L;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  PrintWriter out() {
    return given(spec).root().commandLine().getOut();
  }

  void show(JsonNode view) {
    new Output(out(), json).show(view);
  }

  /** Prints an answer that for people is one line. */
  void show(JsonNode view, String line) {
    if (json) {
      show(view);
    } else {
      out().println(line);
      out().flush();
    }
  }

  /** The same visitor; says every two seconds how many entries it has been shown. */
  EntryVisitor progress(String what, EntryVisitor visitor) {
    PrintWriter err = given(spec).root().commandLine().getErr();
    long[] next = {System.nanoTime() + QUIET_NANOS};
    long[] count = {0};
    return entry -> {
      count[0]++;
      if ((count[0] & 0xFF) == 0 && System.nanoTime() - next[0] > 0) {
        err.println(count[0] + " " + what);
        next[0] = System.nanoTime() + QUIET_NANOS;
      }
      visitor.entry(entry);
    };
  }
}
