package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Scope;
import org.doorward.li.element.Enforcement;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyQuestion;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/** A running element that can be made to refuse anything, and the ADMF that asks it. */
final class CodeScene implements AutoCloseable {
  static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");

  private static final X1Codec CODEC = new X1Codec(X1Limits.DEFAULT);
  private static final Pattern CODE = Pattern.compile("<errorCode>([0-9]+)</errorCode>");

  final Lab lab;
  final LabAdmf admf;
  private final AtomicReference<Optional<RequestMessageType>> unheard =
      new AtomicReference<>(Optional.empty());

  CodeScene(Path directory, UnaryOperator<NetworkElementBuilder> settings) throws Exception {
    this.lab = Lab.open(
        directory,
        builder -> settings.apply(builder
            .matching(EnumSet.of(TargetType.SIP_URI, TargetType.CALL_PARTY_ROLE))
            .hooks(List.of(this::hook))
            .enforcement(CodeScene::oneDestination, Duration.ofSeconds(20))));
    this.admf = lab.admf();
  }

  private Decision hook(PolicyQuestion question) {
    if (Optional.of(question.request().type()).equals(unheard.get())) {
      throw new IllegalStateException("no opinion on this");
    }
    return Decision.permit();
  }

  /** Software that sends product to one place. */
  private static Enforcement.Answer oneDestination(TaskDetails task, Optional<TaskDetails> before) {
    return task.listOfDids().dids().size() > 1
        ? new Enforcement.Refused(X1ErrorCode.MULTIPLE_DESTINATIONS_NOT_SUPPORTED)
        : new Enforcement.Honoured();
  }

  /** The code of a request that is done, but for the operator's hook, which fails over it. */
  X1ErrorCode undecided(Function<X1Header, X1Request> request) throws Exception {
    unheard.set(Optional.of(request.apply(admf.header()).type()));
    X1ErrorCode code = admf.refused(request);
    unheard.set(Optional.empty());
    return code;
  }

  /** Does a request about which the operator's hook fails. */
  void stopped(Function<X1Header, X1Request> request) throws Exception {
    unheard.set(Optional.of(request.apply(admf.header()).type()));
    admf.done(request);
    unheard.set(Optional.empty());
  }

  /** The code of a request in whose document something was replaced; without that, it is done. */
  X1ErrorCode misspelt(X1Request request, String from, String to) throws Exception {
    String document = new String(CODEC.writeRequests(List.of(request)), StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), code(document));
    return code(document.replace(from, to)).orElseThrow();
  }

  private Optional<X1ErrorCode> code(String document) throws Exception {
    Matcher error =
        CODE.matcher(RawX1.post(lab, "TLSv1.3", document.getBytes(StandardCharsets.UTF_8)));
    return error.find() ? X1ErrorCode.of(Integer.parseInt(error.group(1))) : Optional.empty();
  }

  /** A task of its own, that two officers have permitted. */
  TaskDetails permitted() throws Exception {
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, ALICE), 0, 1);
    return lab.task(xid, ALICE);
  }

  /** The same to these destinations. */
  TaskDetails permitted(Did... to) throws Exception {
    Xid xid = Xid.random();
    Scope scope = new Scope(
        List.of(ALICE),
        DeliveryType.X2_AND_X3,
        List.of(),
        Stream.of(to).map(did -> new Scope.Destination(did, Lab.MDF)).toList(),
        Optional.empty(),
        Optional.empty());
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, Lab.ADMF, xid, scope, Duration.ofHours(1))),
        0,
        1);
    return TaskDetails.of(xid, List.of(ALICE), DeliveryType.X2_AND_X3, ListOfDids.of(to));
  }

  /** A destination at the MDF that does not exist yet. */
  DestinationDetails destination(DeliveryType type) {
    var mdf = lab.mdf().address();
    return DestinationDetails.of(
        Did.random(), type, new IpAddressAndPort(mdf.getAddress(), Port.tcp(mdf.getPort())));
  }

  /** A set that holds the laboratory's destination. */
  DestinationSetDetails set(GenericObjectId id) {
    return new DestinationSetDetails(
        id,
        Optional.empty(),
        List.of(new AssociatedDid(lab.destination(), 0)),
        List.of(),
        DestinationSetType.DUPLICATE);
  }

  /** A set that exists. */
  GenericObjectId created() throws Exception {
    GenericObjectId id = GenericObjectId.random();
    admf.done(header -> new CreateObject(header, set(id)));
    return id;
  }

  @Override
  public void close() {
    lab.close();
  }
}
