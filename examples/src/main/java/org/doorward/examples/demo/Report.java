package org.doorward.examples.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** What a demo found out, for a machine to read. Not thread-safe. */
final class Report {
  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final ObjectNode root = mapper.createObjectNode();
  private final ArrayNode refused;

  Report() {
    product("input", "sip", 0, "rtp", 0);
    for (String via : new String[] {"x2", "x3"}) {
      product(via, "matched", 0, "sent", 0, "received", 0, "lost", 0);
    }
    this.refused = root.putArray("refused");
    policy("");
    audit(0, "", false);
    bundle("", 0, false);
    root.put("ok", false);
  }

  private void product(String name, Object... pairs) {
    ObjectNode node = root.putObject(name);
    for (int i = 0; i < pairs.length; i += 2) {
      node.put((String) pairs[i], ((Number) pairs[i + 1]).longValue());
    }
  }

  void input(long sip, long rtp) {
    product("input", "sip", sip, "rtp", rtp);
  }

  void via(String name, long matched, long sent, long received, long lost) {
    product(name, "matched", matched, "sent", sent, "received", received, "lost", lost);
  }

  void refused(String actor, String operation, String code) {
    refused.addObject().put("actor", actor).put("operation", operation).put("code", code);
  }

  /** What the root officers confirmed, as whoever reads the auditor's page has to know it. */
  void policy(String digest) {
    root.put("policy", digest);
  }

  void audit(long size, String base64Root, boolean verified) {
    root.putObject("audit").put("size", size).put("root", base64Root).put("verified", verified);
  }

  /** Who cosigned the log, by a key to be compared with what the witness says of itself. */
  void cosigned(String key, Instant time) {
    root.putObject("witness").put("key", key).put("cosigned", time.toString());
  }

  void bundle(String question, long entries, boolean verified) {
    root.putObject("bundle")
        .put("question", question)
        .put("entries", entries)
        .put("verified", verified);
  }

  void ok() {
    root.put("ok", true);
  }

  void write(Path file) throws IOException {
    mapper.writeValue(file.toFile(), root);
  }
}
