package org.doorward.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.admf.AdmfMain;
import org.doorward.examples.auditor.AuditorMain;
import org.doorward.examples.element.ElementMain;
import org.doorward.examples.mdf.MdfMain;
import org.doorward.examples.officer.OfficerMain;
import org.doorward.examples.relay.RelayMain;
import org.doorward.examples.stage.Actor;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.witness.WitnessTool;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.authority.Witness;
import org.doorward.li.authority.WitnessQuorum;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.LabOperator;

/**
 * Who plays in the demo, and with which keys and files each is started. Every part is a process of its own;
 * closing ends those that still run. Not thread-safe.
 */
final class Cast implements AutoCloseable {
  private static final String WITNESS = "witness-1.example";

  private final Path out;
  private final Keys keys;
  private final Deque<Actor> actors = new ArrayDeque<>();

  Cast(Path out) throws IOException, LiException {
    this.out = out;
    this.keys = Keys.make(out.resolve("keys"));
  }

  /** What a process is started with besides the password that all key files have. */
  private static final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();

    Options and(String name, Object value) {
      values.put("--" + name, value.toString());
      return this;
    }

    List<String> words() {
      List<String> words = new ArrayList<>();
      values.forEach((name, value) -> words.addAll(List.of(name, value)));
      return words;
    }
  }

  private Options options(String keyFile) {
    return new Options()
        .and("keys", keys.file(keyFile))
        .and("ca", keys.authority())
        .and("password", keys.password());
  }

  private Actor start(String name, Class<?> main, Options options) {
    Actor actor = Actor.start(
        name, main, line -> System.out.printf("    [%s] %s%n", name, line), options.words());
    actors.push(actor);
    return actor;
  }

  /** A process that does one thing and ends. */
  private Cue once(String name, Class<?> main, String cue, Options options) {
    Actor actor = start(name, main, options);
    Cue given = actor.await(cue);
    if (actor.awaitExit() != 0) {
      throw new DemoFailure(name + " failed");
    }
    return given;
  }

  Actor mdf() {
    return start("mdf", MdfMain.class, options("mdf").and("port", 0).and("out", file("mdf")));
  }

  /** Somebody outside the element, who sees the heads of its log and nothing else. */
  Actor witness() throws LiException {
    Options options = new Options()
        .and("keystore", keys.file("witness"))
        .and("password-file", keys.passwordFile())
        .and("ca", keys.authority())
        .and("name", WITNESS)
        .and("log", keys.logKey().text())
        .and("state", file("witness"))
        .and("listen", "127.0.0.1:0");
    return start("witness", WitnessTool.class, options);
  }

  private Witnesses witnesses(long port) throws LiException {
    Witness one = new Witness(
        WITNESS,
        keys.logPublicKey("witness"),
        List.of(keys.pin("witness")),
        Optional.of(local(port)));
    return new Witnesses(List.of(one), Optional.of(WitnessQuorum.withinGrace(1)));
  }

  private static InetSocketAddress local(long port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) port);
  }

  /** Two root officers sign the trust policy, and confirm it for the element; returns the digest that both have seen. */
  String policy(long mdfPort, long witnessPort) throws IOException, LiException {
    InetSocketAddress mdf = local(mdfPort);
    Components components = new Components(
        List.of(Admf.of(Keys.ADMF, List.of(keys.pin("admf")))),
        List.of(new Mdf(new ComponentName("mdf-1"), List.of(keys.pin("mdf")), List.of(mdf))),
        List.of(new InboxPeer(new ComponentName("desk"), List.of(keys.pin("desk")))),
        List.of(new VendorAuthority(new ComponentName("vendor"), keys.vendorKey())));
    try (AuditKey auditKey = AuditKey.generate()) {
      Files.write(out.resolve("keys").resolve("audit.key"), auditKey.secret());
      TrustPolicy policy = LabOperator.witnessed(
          LabOperator.policy(keys.officers(), Keys.ELEMENT, components, auditKey.publicKey()),
          witnesses(witnessPort));
      Files.write(file("policy-0.env"), Envelope.unsigned(policy).encode().toByteArray());
    }
    sign("root-1", "policy-0.env", "policy-1.env");
    String digest = sign("root-2", "policy-1.env", "policy-2.env");
    confirm("root-1", "confirmation-1.env");
    confirm("root-2", "confirmation-2.env");
    return digest;
  }

  private void confirm(String rootOfficer, String signed) {
    Options options = options(rootOfficer)
        .and("do", "confirm")
        .and("name", rootOfficer)
        .and("ne", Keys.ELEMENT)
        .and("policy", file("policy-2.env"))
        .and("out", file(signed));
    once(rootOfficer, OfficerMain.class, "signed", options);
  }

  Actor element(Path capture) {
    Options options = options("element")
        .and("id", Keys.ELEMENT)
        .and("policy", file("policy-2.env"))
        .and("confirmation-1", file("confirmation-1.env"))
        .and("confirmation-2", file("confirmation-2.env"))
        .and("state", file("element"))
        .and("capture", capture);
    return start("element", ElementMain.class, options);
  }

  Actor relay(long x1) {
    Options options = options("element")
        .and("as-element", keys.file("element"))
        .and("as-clients", keys.file("admf") + "," + keys.file("vendor-with-li-certificate"))
        .and("element", x1)
        .and("out", file("x1"));
    return start("relay", RelayMain.class, options);
  }

  /** Somebody with an X1 client; what he may do with it is another matter. */
  Actor client(String name, String keyFile, AdmfIdentifier identifier, long port) {
    Options options =
        options(keyFile).and("id", identifier).and("ne", Keys.ELEMENT).and("port", port);
    Actor client = start(name, AdmfMain.class, options);
    client.await("ready");
    return client;
  }

  void request(Xid xid, Did did, String target, String mandate) {
    Options options = new Options()
        .and("do", "request")
        .and("name", "officer-sec")
        .and("policy", file("policy-2.env"))
        .and("xid", xid)
        .and("did", did)
        .and("target", target)
        .and("out", file(mandate));
    once("officer-sec", OfficerMain.class, "requested", options);
  }

  /** An officer sees what he signs, and signs; returns what identifies the document. */
  String sign(String officer, String in, String signed) {
    Options options =
        options(officer).and("do", "sign").and("in", file(in)).and("out", file(signed));
    return once(officer, OfficerMain.class, "signed", options).value("digest");
  }

  /** The mandate desk takes a mandate to the element; returns what the inbox says. */
  String submit(String mandate, long inbox) {
    Options options = options("desk")
        .and("do", "submit")
        .and("port", inbox)
        .and("ne", Keys.ELEMENT)
        .and("in", file(mandate));
    return once("desk", OfficerMain.class, "submitted", options).value("result");
  }

  Cue auditor(Path audit, String logKey) {
    Options options = new Options()
        .and("audit", audit)
        .and("key", logKey)
        .and("policy", file("policy-2.env"))
        .and("page", file("audit.html"))
        .and("bundle", file(Story.BUNDLE));
    return once("auditor", AuditorMain.class, "verified", options);
  }

  private Path file(String name) {
    return out.resolve(name);
  }

  @Override
  public void close() {
    actors.forEach(Actor::close);
  }
}
