package org.doorward.examples.admftool;

import java.io.IOException;
import java.util.Optional;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The requests about generic objects. Those of other types than a hash context go in a document. */
@Command(
    description = "Create, modify, delete and ask about generic objects.",
    mixinStandardHelpOptions = true)
record ObjectCommands(AdmfTool tool) {
  /** A hash context as options say it. */
  static final class Context {
    @Parameters(paramLabel = "ID", description = "Names the object.")
    private @Nullable GenericObjectId id;

    @Option(
        names = "--hash-algorithm",
        required = true,
        description = "sha-256, sha-512 or sha3-512.")
    private String algorithm = "";

    @Option(names = "--salt", required = true, description = "8 octets or more, in hex.")
    private String salt = "";

    HashContext context() {
      if (id == null) {
        throw new IllegalStateException("a required option is missing");
      }
      return new HashContext(id, HashAlgorithm.of(algorithm), Octets.ofHex(salt));
    }
  }

  @Command(
      description = "Store a hash context (other objects: document send).",
      mixinStandardHelpOptions = true)
  int create(@Mixin Context context) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.create(context.context())));
  }

  @Command(
      description = "Replace a hash context (other objects: document send).",
      mixinStandardHelpOptions = true)
  int modify(@Mixin Context context) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.modify(context.context())));
  }

  @Command(description = "Remove an object.", mixinStandardHelpOptions = true)
  int delete(@Parameters(paramLabel = "ID") GenericObjectId id) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.delete(id)));
  }

  @Command(
      name = "delete-all",
      description = "Remove all objects.",
      mixinStandardHelpOptions = true)
  int deleteAll() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.deleteAllObjects()));
  }

  @Command(description = "Ask for an object.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "ID") GenericObjectId id) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.objectDetails(id), Views::object));
  }

  @Command(
      description = "Ask for all objects, or those of a type.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--type", paramLabel = "Q{NS}NAME") @Nullable GenericObjectType type)
      throws LiException, IOException {
    return tool.run((element, printer) ->
        printer.print(element.allObjectDetails(Optional.ofNullable(type)), Views::objects));
  }

  @Command(
      description = "Ask for the identifiers of the objects of a type.",
      mixinStandardHelpOptions = true)
  int ids(@Parameters(paramLabel = "Q{NS}NAME") GenericObjectType type)
      throws LiException, IOException {
    return tool.run((element, printer) ->
        printer.print(element.objectsOfType(type), ids -> Views.identifiers("objectId", ids)));
  }
}
