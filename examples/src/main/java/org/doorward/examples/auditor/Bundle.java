package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorward.li.crypto.evidence.AuditBundle;
import org.doorward.li.evidence.BundleRange;
import org.doorward.li.evidence.Question;
import org.doorward.li.evidence.VerifiedBundle;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers a question about a log in a file that proves the answer. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = "Answers a question about a log in one file that proves the answer to anybody.",
    footer = {
      "  bundle /path/audit --key ne-1.li.example+947dd50b+AdOhkS4W... --question vendor-never",
      "  --since /path/checkpoint-of-february --until /path/checkpoint-of-march --out march.bundle"
    })
final class Bundle implements Callable<Integer> {
  /** The questions, as they are asked here. */
  enum Asked {
    /** That no vendor was in. */
    VENDOR_NEVER,
    /** How often vendors were in, and who. */
    VENDOR_ENTRIES,
    /** What happened to a task, or under a mandate. */
    WARRANT,
    /** Who read anything. */
    READS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whom a warrant is asked about. */
  static final class Subject {
    @Option(names = "--xid", paramLabel = "UUID", description = "With warrant: the task.")
    private @Nullable Xid xid;

    @Option(
        names = "--mandate",
        paramLabel = "SHA-256",
        description = "With warrant: the digest that names the mandate.")
    private @Nullable Octets mandate;

    private Subject() {}
  }

  @Mixin
  private final LogOptions log = new LogOptions();

  @Option(
      names = "--question",
      required = true,
      paramLabel = "QUESTION",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable Asked asked;

  @ArgGroup
  private @Nullable Subject subject;

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "A signed checkpoint that was kept; without it, from the log's beginning.")
  private @Nullable Path since;

  @Option(
      names = "--until",
      paramLabel = "FILE",
      description = "A signed checkpoint that was kept; without it, until the log's own.")
  private @Nullable Path until;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The bundle; replaced if it is there.")
  private @Nullable Path out;

  @Spec
  private @Nullable CommandSpec spec;

  private Bundle() {}

  @Override
  public Integer call() throws EvidenceException, IOException {
    Question question = question();
    BundleRange range = new BundleRange(note(since), note(until));
    log.verified(); // whatever is wrong after this is not the log
    VerifiedBundle bundle;
    try {
      bundle = AuditBundle.write(log.directory(), log.key(), question, range, given(out));
    } catch (EvidenceException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      given(spec).commandLine().getErr().println("is not so: " + e.getMessage());
      return AuditorTool.NOT_SO;
    }
    log.printing().show(BundleView.of(bundle));
    return 0;
  }

  private Question question() {
    Optional<Question> about = subject()
        .map(s -> s.xid != null ? Question.warrant(s.xid) : Question.warrant(given(s.mandate)));
    Asked kind = given(asked);
    if ((kind == Asked.WARRANT) != about.isPresent()) {
      throw new ParameterException(
          given(spec).commandLine(), "warrant, and nothing else, needs --xid or --mandate");
    }
    return switch (kind) {
      case VENDOR_NEVER -> Question.of(Question.Kind.VENDOR_NEVER);
      case VENDOR_ENTRIES -> Question.of(Question.Kind.VENDOR_ENTRIES);
      case WARRANT -> about.orElseThrow();
      case READS -> Question.of(Question.Kind.READS);
    };
  }

  private Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  private static Optional<Octets> note(@Nullable Path file) throws IOException {
    return file == null ? Optional.empty() : Optional.of(Octets.of(Files.readAllBytes(file)));
  }
}
