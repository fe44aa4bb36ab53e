package org.doorward.examples.officertool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.doorward.examples.cli.NewFile;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/** Documents as commands print and write them. */
final class Documents {
  private Documents() {}

  /** What a document is known by, and whose hints its signatures carry; says nothing of what stands in it. */
  static ObjectNode view(Envelope envelope) {
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("type", envelope.payloadType().name())
        .put("digest", envelope.digest().toHex());
    ArrayNode signatures = view.putArray("signatures");
    envelope.signatures().forEach(one -> signatures.add(one.keyId()));
    return view;
  }

  /** The document as an officer has to see it: lines for people, one member of the JSON otherwise. */
  static void show(OfficerTool tool, SigningRequest request, ObjectNode view) {
    if (tool.json()) {
      ArrayNode lines = view.putArray("lines");
      request.rendering().reveal().lines().forEach(lines::add);
    } else {
      request.rendering().reveal().lines().forEach(tool.out()::println);
      tool.out().println();
    }
  }

  /** Writes a document that was not there before. */
  static ObjectNode write(Envelope envelope, Path file) throws IOException {
    NewFile.write(file, envelope.encode().toByteArray());
    return view(envelope).put("file", file.toString());
  }

  /** A document of that type, and of no other. */
  static Envelope read(Path file, PayloadType type) throws IOException, DecodeException {
    Envelope envelope = Drafts.envelope(file);
    if (envelope.payloadType() != type) {
      throw new DecodeException(
          Fault.VALUE, file + ": expected " + type + ", is " + envelope.payloadType());
    }
    return envelope;
  }
}
