package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves that an entry is in a log, or that the log continues an earlier one. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a log, and prints the proof that an entry is in it (C2SP tlog-proof, with the entry as extra"
          + " line), or that it continues the log of an earlier size."
    })
final class Prove implements Callable<Integer> {
  /** What is to be proven. */
  static final class Wanted {
    @Option(
        names = "--entry",
        paramLabel = "NUMBER",
        description = "Prove that the entry of this number is in the log.")
    private @Nullable Integer entry;

    @Option(
        names = "--size",
        paramLabel = "NUMBER",
        description = "Prove that the log continues the one that had so many entries.")
    private @Nullable Integer size;

    private Wanted() {}
  }

  @Mixin
  private final LogOptions log = new LogOptions();

  @ArgGroup(multiplicity = "1")
  private @Nullable Wanted wanted;

  @Spec
  private @Nullable CommandSpec spec;

  private final List<Octets> leaves = new ArrayList<>();
  private Octets shown = Octets.EMPTY;

  private Prove() {}

  @Override
  public Integer call() throws EvidenceException, IOException {
    Integer entry = given(wanted).entry;
    Checkpoint checkpoint = log.verified(read -> {
          Octets octets = Octets.of(read.encode());
          leaves.add(MerkleTree.leafHash(octets));
          if (entry != null && read.number() == entry) {
            shown = octets;
          }
        })
        .checkpoint();
    String note = Files.readString(
        log.directory().resolve(AuditDirectory.CHECKPOINT), StandardCharsets.UTF_8);
    if (entry != null) {
      inclusion(entry, checkpoint, note);
    } else {
      consistency(given(given(wanted).size), checkpoint, note);
    }
    return 0;
  }

  private void inclusion(int index, Checkpoint checkpoint, String note) throws EvidenceException {
    requireBelow(index >= 0 && index < leaves.size());
    List<Octets> proof = MerkleTree.inclusionProof(index, leaves);
    Octets leaf = leaves.get(index);
    MerkleTree.verifyInclusion(index, checkpoint.size(), leaf, proof, checkpoint.root());
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("index", index)
        .put("entry", base64(shown))
        .put("leaf", base64(leaf));
    add(view, proof, note);
    String text = "c2sp.org/tlog-proof@v1\nextra "
        + base64(shown)
        + "\nindex "
        + index
        + "\n"
        + proof.stream().map(hash -> base64(hash) + "\n").collect(Collectors.joining())
        + "\n"
        + note;
    log.printing().show(view, text.stripTrailing());
  }

  private void consistency(int size, Checkpoint checkpoint, String note) throws EvidenceException {
    requireBelow(size >= 1 && size <= leaves.size());
    List<Octets> proof = MerkleTree.consistencyProof(size, leaves);
    Octets earlier = MerkleTree.root(leaves.subList(0, size));
    MerkleTree.verifyConsistency(size, checkpoint.size(), earlier, checkpoint.root(), proof);
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("size1", size)
        .put("root1", base64(earlier))
        .put("size2", checkpoint.size())
        .put("root2", base64(checkpoint.root()));
    add(view, proof, note);
    log.printing().show(view);
  }

  private void requireBelow(boolean isThere) {
    if (!isThere) {
      throw new ParameterException(
          given(spec).commandLine(), "the log has " + leaves.size() + " entries, numbered from 0");
    }
  }

  private static void add(ObjectNode view, List<Octets> proof, String note) {
    ArrayNode hashes = view.putArray("proof");
    proof.forEach(hash -> hashes.add(base64(hash)));
    view.put("checkpoint", note);
  }

  private static String base64(Octets octets) {
    return Base64.getEncoder().encodeToString(octets.toByteArray());
  }
}
