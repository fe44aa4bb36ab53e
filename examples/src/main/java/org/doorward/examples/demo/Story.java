package org.doorward.examples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.doorward.examples.reconcile.Difference;
import org.doorward.examples.reconcile.Received;
import org.doorward.examples.reconcile.ReceivedFile;
import org.doorward.examples.reconcile.Reconciliation;
import org.doorward.examples.reconcile.SealedProduct;
import org.doorward.examples.stage.Actor;
import org.doorward.examples.stage.Cue;
import org.doorward.li.crypto.evidence.AuditBundle;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.Question;
import org.doorward.li.evidence.VerifiedBundle;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * What happens in the demo, in the order in which it happens. Its parts share sockets, and the files that
 * the story names. Not thread-safe.
 */
final class Story implements AutoCloseable {
  /** The proof that no vendor was in. */
  static final String BUNDLE = "bundle-vendor-never.txt";

  private final Path out;
  private final Path capture;
  private final String target;
  private final Report report = new Report();
  private final Xid xid = Xid.random();
  private final Did did = Did.random();
  private final Cast cast;
  private int step;

  Story(Path out, Path capture, String target) throws IOException, LiException {
    this.out = out;
    this.capture = capture;
    this.target = target;
    tell(
        "a throw-away LI PKI: element, ADMF, MDF, mandate desk, the operator's people, and a vendor");
    this.cast = new Cast(out);
  }

  private void tell(String what) {
    System.out.printf("%n%2d. %s%n", ++step, what);
  }

  private static void check(boolean held, String what) {
    if (!held) {
      throw new DemoFailure(what);
    }
  }

  void play() throws IOException, LiException {
    tell("the MDF listens for X2 and X3");
    Actor mdf = cast.mdf();
    long mdfPort = mdf.await("ready").number("port");

    tell("a witness, whom the element will show the heads of its log, listens too");
    Cue witness = cast.witness().await("ready");

    tell("the trust policy is written, and two of the three root officers sign it");
    String digest = cast.policy(mdfPort, witness.number("port"));
    report.policy(digest);

    tell("the element is commissioned with it, and with what both of them have confirmed");
    Actor element = cast.element(capture);
    Cue ready = element.await("ready");
    long x1 = ready.number("x1");
    long relayPort = cast.relay(x1).await("ready").number("port");

    vendorTries(x1, relayPort);

    Actor admf = cast.client("admf", "admf", Keys.ADMF, relayPort);
    done(admf, "ping");
    done(admf, "destination " + did + " " + mdfPort);

    tell("the ADMF activates without a mandate");
    refused(admf, "admf", activation(), "ActivateTask", "3000");

    tell("one officer signs a mandate, and the ADMF tries with that");
    mandate(ready.number("inbox"));
    refused(admf, "admf with one signature", activation(), "ActivateTask", "3000");

    tell("a second officer signs");
    cast.sign("officer-ops", "mandate-1.env", "mandate-2.env");
    check(
        cast.submit("mandate-2.env", ready.number("inbox")).equals("received"),
        "mandate not taken in");

    tell("the ADMF activates the task over X1");
    done(admf, activation());
    done(admf, "task " + xid);

    tell("the call takes place");
    Cue replayed = element.orderAndAwait("replay", "replayed");
    System.out.printf(
        "    the capture has %d SIP messages and %d RTP packets; %d and %d of them belong to calls of"
            + " the target%n",
        replayed.number("sip"),
        replayed.number("rtp"),
        replayed.number("iri"),
        replayed.number("cc"));

    tell("the ADMF deactivates the task, and asks once more");
    done(admf, "task " + xid);
    done(admf, "deactivate " + xid);
    done(admf, "list");
    refused(admf, "admf after the end", activation(), "ActivateTask", "3000");
    admf.order("stop");

    tell("the element delivers what is left and stops; the MDF shows what it has stored");
    element.orderAndAwait("stop", "stopped");
    Cue shown = mdf.orderAndAwait("show", "shown");
    mdf.order("stop");
    System.out.printf(
        "    %d X2 and %d X3 PDUs received, %d of them twice%n",
        shown.number("x2"), shown.number("x3"), shown.number("duplicates"));

    tell("the auditor verifies the log, with a key that he did not get from the log");
    Cue verified = audit(ready.value("logkey"));
    vendorNever(ready.value("logkey"), verified.number("size"));
    cosigned(ready.value("logkey"), witness.value("key"));

    tell("the counts of element, log and MDF are held against each other");
    reconcile(replayed, shown, verified);
    reconcile(ready.value("logkey"));
    report.ok();
  }

  private void vendorTries(long x1, long relayPort) {
    tell("the vendor tries with a certificate of its own");
    Actor vendor = cast.client("vendor", "vendor", Keys.VENDOR, x1);
    refused(vendor, "vendor", "list", "ListAllDetails", "TLS");
    vendor.order("stop");

    tell("the vendor tries with a certificate of the LI CA that the trust policy does not name");
    Actor better = cast.client("vendor", "vendor-with-li-certificate", Keys.VENDOR, relayPort);
    refused(better, "vendor with LI certificate", "list", "ListAllDetails", "1040");
    better.order("stop");
  }

  private void mandate(long inbox) {
    cast.request(xid, did, target, "mandate-0.env");
    cast.sign("officer-legal", "mandate-0.env", "mandate-1.env");
    String result = cast.submit("mandate-1.env", inbox);
    check(result.equals("QUORUM"), "a mandate with one signature was answered " + result);
    System.out.println("    the inbox refuses a mandate with one signature: " + result);
  }

  private String activation() {
    return "activate " + xid + " " + did + " " + target;
  }

  private void done(Actor client, String order) {
    String code = client.orderAndAwait(order, "answered").value("code");
    String operation = order.substring(0, (order + " ").indexOf(' '));
    System.out.println("    " + operation + ": " + (code.equals("0") ? "done" : code));
    check(code.equals("0"), operation + " was answered " + code);
  }

  private void refused(
      Actor client, String actor, String order, String operation, String expected) {
    String code = client.orderAndAwait(order, "answered").value("code");
    System.out.println("    " + operation + " by " + actor + ": refused, " + code);
    check(code.equals(expected), operation + " by " + actor + " was answered " + code);
    report.refused(actor, operation, code);
  }

  private Cue audit(String logKey) throws IOException {
    copy(out.resolve("element").resolve("evidence").resolve("audit"), out.resolve("audit"));
    Files.writeString(
        out.resolve("audit").resolve("log.vkey"), logKey + "\n", StandardCharsets.US_ASCII);
    Cue verified = cast.auditor(out.resolve("audit"), logKey);
    report.audit(verified.number("size"), verified.value("root"), true);
    return verified;
  }

  /** By the witness's key, which the auditor did not get from the log either. */
  private void cosigned(String logKey, String witnessKey) throws LiException {
    Path audit = out.resolve("audit");
    WitnessKey witness = WitnessKey.parse(witnessKey);
    Map<WitnessKey, Cosignature> cosigned = AuditVerifier.cosignatures(
        audit, AuditVerifier.verify(audit, VerifierKey.parse(logKey)), List.of(witness));
    check(cosigned.size() == 1, "the witness has not cosigned the log as it is");
    cosigned.forEach((key, cosignature) -> {
      report.cosigned(key.text(), cosignature.time());
      System.out.printf("    %s has cosigned it at %s%n", key.name(), cosignature.time());
    });
  }

  private void vendorNever(String logKey, long size) throws LiException {
    VerifiedBundle bundle =
        AuditBundle.verify(out.resolve(BUNDLE), VerifierKey.parse(logKey), entry -> {});
    boolean isWhole = bundle.question().equals(Question.of(Question.Kind.VENDOR_NEVER))
        && bundle.first() == 0
        && bundle.later().size() == size;
    report.bundle(bundle.question().text(), bundle.later().size(), isWhole);
    check(isWhole, "the bundle does not prove that no vendor was in");
    System.out.printf(
        "    %s proves that of %d entries none is a vendor's who was let in%n", BUNDLE, size);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Number by number; the counts below are those of each side as a whole. */
  private void reconcile(String logKey) throws IOException, LiException {
    SealedProduct log = new SealedProduct();
    AuditVerifier.verify(out.resolve("audit"), VerifierKey.parse(logKey), log);
    List<Received> received = ReceivedFile.read(out.resolve("mdf").resolve("received.jsonl"));
    List<Difference> differences = Reconciliation.of(log, Map.of(did, received));
    check(differences.isEmpty(), "log and MDF differ: " + differences);
  }

  private void reconcile(Cue replayed, Cue shown, Cue verified) {
    report.input(replayed.number("sip"), replayed.number("rtp"));
    reconcile("x2", replayed.number("iri"), shown, verified);
    reconcile("x3", replayed.number("cc"), shown, verified);
    check(shown.number("x2missing") + shown.number("x3missing") == 0, "numbers are missing");
    if (replayed.number("iri") + replayed.number("cc") == 0) {
      System.out.println(
          "    the target takes part in no call of the capture: nothing was delivered");
    }
  }

  private void reconcile(String via, long matched, Cue shown, Cue verified) {
    long sent = Long.parseLong(verified.values().getOrDefault(via + "sent", "0"));
    long lost = Long.parseLong(verified.values().getOrDefault(via + "lost", "0"));
    long received = shown.number(via);
    System.out.printf(
        "    %s: %d matched, %d sealed in the log, %d received, %d lost%n",
        via.toUpperCase(Locale.ROOT), matched, sent, received, lost);
    report.via(via, matched, sent, received, lost);
    check(matched == sent + lost, via + ": matched and sealed counts differ");
    check(sent == received, via + ": sealed and received counts differ");
  }

  @Override
  public void close() {
    cast.close();
    try {
      report.write(out.resolve("report.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
