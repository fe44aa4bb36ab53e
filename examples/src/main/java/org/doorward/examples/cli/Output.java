package org.doorward.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Where a command prints what it found: for people, or as JSON.
 *
 * @param out where to
 * @param json whether as JSON
 */
public record Output(PrintWriter out, boolean json) {
  /** Prints an answer, whole and at once. */
  public void show(JsonNode view) {
    out.print(json ? view.toPrettyString() + System.lineSeparator() : TextView.of(view));
    out.flush();
  }
}
