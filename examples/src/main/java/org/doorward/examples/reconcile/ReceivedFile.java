package org.doorward.examples.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;

/**
 * What an MDF has, as a file for an auditor: a line of JSON for each session, with {@code xid}, {@code interface} (X2 or X3),
 * {@code correlation} (16 hexadecimal digits), {@code numbers} (a list of pairs, first and last), {@code unnumbered}.
 */
public final class ReceivedFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReceivedFile() {}

  /** Writes the file; one that is there is replaced. */
  public static void write(Path file, List<Received> all) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Received one : all) {
      ObjectNode line = JSON.createObjectNode()
          .put("xid", one.xid().toString())
          .put("interface", one.content() ? "X3" : "X2")
          .put("correlation", String.format("%016x", one.correlation().value()));
      ArrayNode numbers = line.putArray("numbers");
      one.numbers().forEach(range -> numbers.addArray().add(range.first()).add(range.last()));
      line.put("unnumbered", one.unnumbered());
      lines.add(line.toString());
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is not such a file; the message names the line
   */
  public static List<Received> read(Path file) throws IOException {
    List<Received> all = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      try {
        all.add(received(JSON.readTree(line)));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        throw new IOException(file + ", line " + (all.size() + 1) + ": not what an MDF has", e);
      }
    }
    return all;
  }

  private static Received received(JsonNode line) {
    List<NumberRange> numbers = new ArrayList<>();
    for (JsonNode pair : line.path("numbers")) {
      numbers.add(new NumberRange(whole(pair.path(0)), whole(pair.path(1))));
    }
    String via = line.path("interface").asText();
    if (!via.equals("X2") && !via.equals("X3")) {
      throw new IllegalArgumentException("neither X2 nor X3");
    }
    return new Received(
        Xid.of(line.path("xid").asText()),
        via.equals("X3"),
        new CorrelationId(Long.parseUnsignedLong(line.path("correlation").asText(), 16)),
        numbers,
        whole(line.path("unnumbered")));
  }

  private static long whole(JsonNode number) {
    if (!number.canConvertToLong() || !number.isIntegralNumber()) {
      throw new IllegalArgumentException("not a whole number");
    }
    return number.longValue();
  }
}
