package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Opening;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Octets;

/**
 * A log as one HTML file that needs nothing but a browser: it shows the entries, and verifies them again by the
 * browser's own cryptography once its reader enters what he knows from elsewhere. Not thread-safe.
 */
public final class AuditPage {
  private static final List<String> SCRIPTS =
      List.of("entries.js", "proof.js", "story.js", "page.js");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

  /** A page without entries. */
  public AuditPage() {}

  /**
   * Adds the next entry.
   *
   * @param entry in the order of the log
   */
  public void take(AuditEntry entry) {
    byte[] octets = entry.encode();
    entries.write(octets.length >> 8);
    entries.write(octets.length);
    entries.writeBytes(octets);
  }

  /**
   * Writes the page.
   *
   * @param file where to; replaced if it is there
   * @param origin what the log is called
   * @param checkpoint the signed note over the entries that were taken
   * @param policies the trust policies of the log's time, each an encoded envelope; may be none
   * @throws IOException if it cannot be written
   */
  public void write(Path file, String origin, byte[] checkpoint, List<Octets> policies)
      throws IOException {
    String page = resource("page.html")
        .replace("{{title}}", escaped(origin))
        .replace("{{style}}", resource("page.css"))
        .replace("{{names}}", names())
        .replace("{{checkpoint}}", base64(checkpoint))
        .replace(
            "{{policies}}",
            policies.stream().map(p -> base64(p.toByteArray())).collect(Collectors.joining("\n")))
        .replace("{{script}}", script());
    int at = page.indexOf("{{entries}}");
    try (var out = Files.newOutputStream(file)) {
      out.write(page.substring(0, at).getBytes(StandardCharsets.UTF_8));
      out.write(Base64.getEncoder().encode(entries.toByteArray()));
      out.write(page.substring(at + "{{entries}}".length()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String script() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : SCRIPTS) {
      all.append(resource(name));
    }
    return all.toString();
  }

  /** The names of the schema's numbers, for the page to show. */
  private static String names() throws IOException {
    ObjectNode names = JSON.createObjectNode();
    names(names.putObject("phase"), Phase.values(), Phase::code);
    names(names.putObject("actor"), ActorClass.values(), ActorClass::code);
    names(names.putObject("operation"), Operation.values(), Operation::code);
    names(names.putObject("reason"), Reason.values(), Reason::code);
    names(names.putObject("opening"), Opening.values(), Opening::code);
    return JSON.writeValueAsString(names);
  }

  private static <E extends Enum<E>> void names(
      ObjectNode into, E[] values, ToIntFunction<E> code) {
    for (E value : values) {
      into.put(Integer.toString(code.applyAsInt(value)), value.name());
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = AuditPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("part of the page is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
