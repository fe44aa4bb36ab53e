package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/** A running element on which faults are played: what is refused is answered, is in the log once, and changes nothing. */
final class FaultScene implements AutoCloseable {
  static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  final Lab lab;
  private final Path audit;

  FaultScene(Path directory, UnaryOperator<NetworkElementBuilder> settings) throws LiException {
    this.lab = Lab.open(directory.resolve("element"), settings);
    this.audit = directory.resolve("audit");
  }

  /** What X1 shows, and what of our two targets traffic matches. */
  Set<Object> held() throws LiException {
    GetAllDetailsResponse all = (GetAllDetailsResponse) lab.admf().done(GetAllDetails::new);
    Set<Object> held = new HashSet<>();
    all.tasks().forEach(task -> held.add(task.taskDetails()));
    all.destinations().forEach(one -> held.add(one.destinationDetails()));
    held.add(lab.element().interceptionPoint().match(ALICE).size() + " of alice");
    held.add(lab.element().interceptionPoint().match(BOB).size() + " of bob");
    return held;
  }

  /** What the log says was refused of a kind. */
  List<RecordedAct> refusals(Operation operation) throws LiException {
    return VerifiedEntries.of(lab.element(), audit).of(operation).stream()
        .filter(act -> act.phase() == Phase.REFUSAL)
        .toList();
  }

  /** Sends what is refused: with that code, for that reason, once, and to no effect. */
  void refused(
      X1ErrorCode code, Reason reason, Operation operation, Function<X1Header, X1Request> request)
      throws LiException {
    Set<Object> before = held();
    int entries = refusals(operation).size();

    assertEquals(code, lab.admf().refused(request));

    List<RecordedAct> after = refusals(operation);
    assertEquals(entries + 1, after.size(), "one entry");
    assertEquals(reason, after.get(entries).reason());
    assertEquals(before, held());
  }

  /** Submits what is not taken in: for that reason, once, and to no effect. */
  void notTaken(MandateInbox.Refusal refusal, Reason reason, Octets envelope) throws LiException {
    Set<Object> before = held();
    int entries = refusals(Operation.MANDATE_SUBMITTED).size();

    assertEquals(new MandateInbox.Refused(refusal), lab.element().mandateInbox().submit(envelope));

    List<RecordedAct> after = refusals(Operation.MANDATE_SUBMITTED);
    assertEquals(entries + 1, after.size(), "one entry");
    assertEquals(reason, after.get(entries).reason());
    assertEquals(before, held());
  }

  @Override
  public void close() {
    lab.close();
  }
}
