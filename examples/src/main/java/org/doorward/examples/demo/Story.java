package org.doorward.examples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.doorward.examples.admf.AdmfMain;
import org.doorward.examples.auditor.AuditorMain;
import org.doorward.examples.element.ElementMain;
import org.doorward.examples.mdf.MdfMain;
import org.doorward.examples.officer.OfficerMain;
import org.doorward.examples.relay.RelayMain;
import org.doorward.examples.stage.Actor;
import org.doorward.examples.stage.Cue;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.LabOperator;

/**
 * What happens in the demo, in the order in which it happens. Every part is a process of its own; they share
 * sockets, and the files that the story names. Not thread-safe.
 */
final class Story implements AutoCloseable {
  private final Path out;
  private final Path capture;
  private final String target;
  private final Report report = new Report();
  private final Deque<Actor> actors = new ArrayDeque<>();
  private final Xid xid = Xid.random();
  private final Did did = Did.random();
  private final Keys keys;
  private int step;

  Story(Path out, Path capture, String target) throws IOException, LiException {
    this.out = out;
    this.capture = capture;
    this.target = target;
    tell("a throw-away LI PKI: element, ADMF, MDF, mandate desk, three officers, and a vendor");
    this.keys = Keys.make(out.resolve("keys"));
  }

  private void tell(String what) {
    System.out.printf("%n%2d. %s%n", ++step, what);
  }

  private Actor start(String name, Class<?> main, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--password", keys.password()));
    Actor actor =
        Actor.start(name, main, line -> System.out.printf("    [%s] %s%n", name, line), all);
    actors.push(actor);
    return actor;
  }

  private Cue once(String name, Class<?> main, String cue, String... options) {
    Actor actor = start(name, main, options);
    Cue given = actor.await(cue);
    check(actor.awaitExit() == 0, name + " failed");
    return given;
  }

  private static void check(boolean held, String what) {
    if (!held) {
      throw new DemoFailure(what);
    }
  }

  private String key(String name) {
    return keys.file(name).toString();
  }

  private String path(String name) {
    return out.resolve(name).toString();
  }

  private String authority() {
    return keys.authority().toString();
  }

  void play() throws IOException, LiException {
    tell("the MDF listens for X2 and X3");
    Actor mdf = start(
        "mdf",
        MdfMain.class,
        "--keys",
        key("mdf"),
        "--ca",
        authority(),
        "--port",
        "0",
        "--out",
        path("mdf"));
    long mdfPort = mdf.await("ready").number("port");

    tell("the trust policy is written, and two of the three root officers sign it");
    String digest = policy(mdfPort);

    tell(
        "the element is commissioned with it; the digest that it is told is the one they confirmed");
    Actor element = commission(digest);
    Cue ready = element.await("ready");
    long x1 = ready.number("x1");
    Actor relay = start(
        "relay",
        RelayMain.class,
        "--as-element",
        key("element"),
        "--as-clients",
        key("admf") + "," + key("vendor-with-li-certificate"),
        "--ca",
        authority(),
        "--element",
        Long.toString(x1),
        "--out",
        path("x1"));
    long relayPort = relay.await("ready").number("port");

    vendorTries(x1, relayPort);

    Actor admf = client("admf", "admf", Keys.ADMF.value(), relayPort);
    done(admf, "ping");
    done(admf, "destination " + did + " " + mdfPort);

    tell("the ADMF activates without a mandate");
    refused(admf, "admf", activation(), "ActivateTask", "3000");

    tell("one officer signs a mandate, and the ADMF tries with that");
    mandate(ready.number("inbox"));
    refused(admf, "admf with one signature", activation(), "ActivateTask", "3000");

    tell("a second officer signs");
    sign("officer-ops", "mandate-1.env", "mandate-2.env");
    check(
        submit("mandate-2.env", ready.number("inbox")).equals("received"), "mandate not taken in");

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

    tell("the counts of element, log and MDF are held against each other");
    reconcile(replayed, shown, verified);
    report.ok();
  }

  private String policy(long mdfPort) throws IOException, LiException {
    List<OfficerKey> officers = new ArrayList<>();
    for (String officer : Keys.OFFICERS) {
      officers.add(keys.officer(officer));
    }
    try (AuditKey auditKey = AuditKey.generate()) {
      Files.write(out.resolve("keys").resolve("audit.key"), auditKey.secret());
      TrustPolicy policy = LabOperator.policy(
          officers,
          Keys.ELEMENT,
          new Components(
              List.of(new Admf(Keys.ADMF, List.of(keys.pin("admf")))),
              List.of(new Mdf(
                  new ComponentName("mdf-1"),
                  List.of(keys.pin("mdf")),
                  List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) mdfPort)))),
              List.of(new InboxPeer(new ComponentName("desk"), List.of(keys.pin("desk")))),
              List.of(new VendorAuthority(new ComponentName("vendor"), keys.vendorKey()))),
          auditKey.publicKey());
      Files.write(
          out.resolve("policy-0.env"), Envelope.unsigned(policy).encode().toByteArray());
    }
    sign("officer-legal", "policy-0.env", "policy-1.env");
    return sign("officer-ops", "policy-1.env", "policy-2.env");
  }

  private Actor commission(String digest) {
    return start(
        "element",
        ElementMain.class,
        "--id",
        Keys.ELEMENT.value(),
        "--keys",
        key("element"),
        "--ca",
        authority(),
        "--policy",
        path("policy-2.env"),
        "--digest",
        digest,
        "--state",
        path("element"),
        "--capture",
        capture.toString());
  }

  /** An officer sees what he signs, and signs; returns what identifies the document. */
  private String sign(String officer, String in, String signed) {
    return once(
            officer,
            OfficerMain.class,
            "signed",
            "--do",
            "sign",
            "--keys",
            key(officer),
            "--in",
            path(in),
            "--out",
            path(signed))
        .value("digest");
  }

  private void vendorTries(long x1, long relayPort) {
    tell("the vendor tries with a certificate of its own");
    Actor vendor = client("vendor", "vendor", Keys.VENDOR.value(), x1);
    refused(vendor, "vendor", "list", "ListAllDetails", "TLS");
    vendor.order("stop");

    tell("the vendor tries with a certificate of the LI CA that the trust policy does not name");
    Actor better = client("vendor", "vendor-with-li-certificate", Keys.VENDOR.value(), relayPort);
    refused(better, "vendor with LI certificate", "list", "ListAllDetails", "1040");
    better.order("stop");
  }

  private Actor client(String name, String keyFile, String identifier, long port) {
    Actor client = start(
        name,
        AdmfMain.class,
        "--id",
        identifier,
        "--ne",
        Keys.ELEMENT.value(),
        "--keys",
        key(keyFile),
        "--ca",
        authority(),
        "--port",
        Long.toString(port));
    client.await("ready");
    return client;
  }

  private void mandate(long inbox) {
    once(
        "officer-sec",
        OfficerMain.class,
        "requested",
        "--do",
        "request",
        "--name",
        "officer-sec",
        "--policy",
        path("policy-2.env"),
        "--xid",
        xid.toString(),
        "--did",
        did.toString(),
        "--target",
        target,
        "--out",
        path("mandate-0.env"));
    sign("officer-legal", "mandate-0.env", "mandate-1.env");
    String result = submit("mandate-1.env", inbox);
    check(result.equals("QUORUM"), "a mandate with one signature was answered " + result);
    report.refused("mandate desk with one signature", "MandateSubmission", result);
  }

  private String submit(String mandate, long inbox) {
    return once(
            "desk",
            OfficerMain.class,
            "submitted",
            "--do",
            "submit",
            "--keys",
            key("desk"),
            "--ca",
            authority(),
            "--port",
            Long.toString(inbox),
            "--ne",
            Keys.ELEMENT.value(),
            "--in",
            path(mandate))
        .value("result");
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
    Cue verified =
        once("auditor", AuditorMain.class, "verified", "--audit", path("audit"), "--key", logKey);
    report.audit(verified.number("size"), verified.value("root"), true);
    return verified;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
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

  Report report() {
    return report;
  }

  @Override
  public void close() {
    actors.forEach(Actor::close);
    try {
      report.write(out.resolve("report.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
