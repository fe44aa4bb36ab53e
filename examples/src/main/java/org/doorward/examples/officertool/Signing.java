package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that signs does: it shows the document, asks, signs, and writes a new file. */
final class Signing {
  @Mixin
  private OfficerKeyOptions keys = new OfficerKeyOptions();

  @Option(
      names = "--digest",
      paramLabel = "HEX",
      description =
          "What the document has to have as its digest, as you know it from elsewhere. You are not asked"
              + " then.")
  private @Nullable Octets digest;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The signed document.")
  private @Nullable Path out;

  int sign(OfficerTool tool, Envelope document) throws LiException, IOException {
    SigningRequest request = SigningRequest.of(document);
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    Documents.show(tool, request, shown);
    if (!agreed(tool, request)) {
      return tool.end(ExitCode.NOT_AGREED, shown.put("outcome", "not signed"));
    }
    Envelope signed = keys.sign(document);
    shown.setAll(Documents.write(signed, given(out)));
    return tool.end(ExitCode.DONE, shown);
  }

  private boolean agreed(OfficerTool tool, SigningRequest request) throws IOException {
    return digest == null ? tool.agrees("Sign this?") : digest.equals(request.digest());
  }
}
