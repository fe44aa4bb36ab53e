package org.doorward.li.spec.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;

/**
 * A network element in its surroundings, all real and all on the loopback address: a throw-away LI PKI, the
 * operator's people, an ADMF, an MDF, and the element with one destination. Closing it closes everything; what it
 * wrote stays in its directory.
 *
 * <pre>{@code
 * try (Lab lab = Lab.open(directory)) {
 *   lab.activate(SipUri.of("sip:alice@example.com"));
 *   lab.element().interceptionPoint().match(SipUri.of("sip:alice@example.com"))
 *       .forEach(interception -> interception.iri(observation));
 *   lab.mdf().await(product -> product.size() == 1, Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>Thread-safe once open, but for {@link #restartElement}.
 */
public final class Lab implements AutoCloseable {
  /** The element's identifier. */
  public static final NeIdentifier ELEMENT = new NeIdentifier("ne-1.li.example");

  /** The ADMF's identifier. */
  public static final AdmfIdentifier ADMF = new AdmfIdentifier("admf-1.li.example");

  /** The MDF's name in the trust policy. */
  public static final ComponentName MDF = new ComponentName("mdf-1");

  private static final Duration MANDATE = Duration.ofHours(1);

  private final LabPki pki;
  private final LabOperator operator;
  private final LabMdf mdf;
  private final LabPki.Component elementComponent;
  private final LabPki.Component admfComponent;
  private final TrustPolicy policy;
  private final Commissioning commissioning;
  private final Path directory;
  private final UnaryOperator<NetworkElementBuilder> settings;
  private final Did destination = Did.random();
  private NetworkElement element;
  private LabAdmf admf;

  private Lab(
      Path directory,
      UnaryOperator<NetworkElementBuilder> settings,
      UnaryOperator<Admf> admfTerms,
      LabPki pki,
      List<Admf> furtherAdmfs,
      List<Mdf> further,
      Witnesses witnesses)
      throws LiException {
    this.directory = directory;
    this.settings = settings;
    this.pki = pki;
    this.operator = LabOperator.appoint();
    LabPki.Component mdfComponent = pki.issue(pki.component("mdf-1"));
    this.mdf = new LabMdf(mdfComponent, pki.anchors());
    this.elementComponent = pki.issue(pki.element(ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    this.admfComponent = pki.issue(pki.admf(ADMF));
    List<Admf> admfs = new ArrayList<>(furtherAdmfs);
    admfs.add(admfTerms.apply(Admf.of(ADMF, List.of(admfComponent.spkiSha256()))));
    List<Mdf> mdfs = new ArrayList<>(further);
    mdfs.add(new Mdf(MDF, List.of(mdfComponent.spkiSha256()), List.of(mdf.address())));
    this.policy = LabOperator.witnessed(
        operator.policy(ELEMENT, new Components(admfs, mdfs, List.of(), List.of())), witnesses);
    Envelope signed = operator.signAsRoots(Envelope.unsigned(policy));
    this.commissioning = operator.commission(signed, ELEMENT);
    this.element = startElement();
    this.admf = connect();
    admf.createDestination(destination, mdf.address());
  }

  /**
   * Opens a laboratory.
   *
   * @param directory the element's
   * @return everything started, one destination created, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(Path directory) throws LiException {
    return open(directory, builder -> builder);
  }

  /**
   * Opens a laboratory whose element is built with further settings.
   *
   * @param directory the element's
   * @param settings changes the builder
   * @return everything started, one destination created, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(Path directory, UnaryOperator<NetworkElementBuilder> settings)
      throws LiException {
    return open(directory, settings, LabPki.found("Laboratory LI CA"), admf -> admf);
  }

  /**
   * Opens a laboratory whose element is built with further settings, and whose trust policy says more of the
   * ADMF: where it takes reports, say, or what is tolerated from it.
   *
   * @param directory the element's
   * @param settings changes the builder
   * @param pki certifies everybody
   * @param admf changes the policy's entry of the ADMF
   * @return everything started, one destination created, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(
      Path directory,
      UnaryOperator<NetworkElementBuilder> settings,
      LabPki pki,
      UnaryOperator<Admf> admf)
      throws LiException {
    return new Lab(directory, settings, admf, pki, List.of(), List.of(), Witnesses.NONE);
  }

  /**
   * Opens a laboratory whose trust policy names further MDFs, which the caller runs.
   *
   * @param directory the element's
   * @param pki has certified those MDFs, and certifies everybody else
   * @param further the MDFs
   * @return everything else started, one destination created at the laboratory's own MDF, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(Path directory, LabPki pki, List<Mdf> further) throws LiException {
    return open(directory, pki, further, builder -> builder);
  }

  /**
   * The same, with an element that is built with further settings.
   *
   * @param directory the element's
   * @param pki has certified those MDFs, and certifies everybody else
   * @param further the MDFs
   * @param settings changes the builder
   * @return everything else started, one destination created at the laboratory's own MDF, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(
      Path directory, LabPki pki, List<Mdf> further, UnaryOperator<NetworkElementBuilder> settings)
      throws LiException {
    return new Lab(directory, settings, admf -> admf, pki, List.of(), further, Witnesses.NONE);
  }

  /**
   * Opens a laboratory whose trust policy names further ADMFs.
   *
   * @param directory the element's
   * @param admf changes the policy's entry of the laboratory's own ADMF
   * @param pki has certified those ADMFs, and certifies everybody else
   * @param further the ADMFs; {@link #stranger} connects them
   * @return everything else started, one destination created by the laboratory's own ADMF, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(Path directory, UnaryOperator<Admf> admf, LabPki pki, List<Admf> further)
      throws LiException {
    return new Lab(directory, builder -> builder, admf, pki, further, List.of(), Witnesses.NONE);
  }

  /**
   * Opens a laboratory whose trust policy names witnesses, which the caller runs.
   *
   * @param directory the element's
   * @param pki has certified the witnesses, and certifies everybody else
   * @param witnesses who may cosign the element's log, and how many have to
   * @param settings changes the builder
   * @return everything else started, one destination created, no task
   * @throws LiException if a part does not start
   */
  public static Lab open(
      Path directory,
      LabPki pki,
      Witnesses witnesses,
      UnaryOperator<NetworkElementBuilder> settings)
      throws LiException {
    return new Lab(directory, settings, admf -> admf, pki, List.of(), List.of(), witnesses);
  }

  private NetworkElement startElement() throws LiException {
    return elementBuilder(elementComponent.keys(), directory).start();
  }

  /**
   * What the element is built with.
   *
   * @return for what is done to an element that does not run
   */
  public NetworkElementBuilder elementBuilder() {
    return elementBuilder(elementComponent.keys(), directory);
  }

  /**
   * What the element is built with, on other hardware.
   *
   * @param keys of the other hardware
   * @param where the other hardware's directory
   * @return the builder
   */
  public NetworkElementBuilder elementBuilder(KeyVault keys, Path where) {
    Set<TargetType> targets =
        EnumSet.of(TargetType.SIP_URI, TargetType.TEL_URI, TargetType.E164_NUMBER);
    return settings.apply(NetworkElement.builder(ELEMENT, keys, pki.anchors(), commissioning, where)
        .matching(targets));
  }

  private LabAdmf connect() throws LiException {
    return new LabAdmf(ADMF, admfComponent, pki.anchors(), ELEMENT, element.x1Address());
  }

  /**
   * Has two officers sign a mandate for a target, submits it, and activates the task over X1.
   *
   * @param target whom to intercept
   * @return the task
   * @throws LiException if something of this does not work
   */
  public Xid activate(TargetIdentifier target) throws LiException {
    Xid xid = Xid.random();
    submit(mandate(xid, target), 0, 1);
    TaskDetails task = task(xid, target);
    admf.done(header -> new ActivateTask(header, task));
    return xid;
  }

  /**
   * A mandate for everything that {@link #task} asks for, for one hour.
   *
   * @param xid the task
   * @param target whom to intercept
   * @return for officers to sign
   */
  public Envelope mandate(Xid xid, TargetIdentifier target) {
    return Envelope.unsigned(
        LabOperator.mandate(policy, ELEMENT, ADMF, xid, scope(target), MANDATE));
  }

  /**
   * What {@link #task} asks for.
   *
   * @param target whom to intercept
   * @return signalling events and content of one target to the laboratory's destination
   */
  public Scope scope(TargetIdentifier target) {
    return new Scope(
        List.of(target),
        DeliveryType.X2_AND_X3,
        List.of(),
        List.of(new Scope.Destination(destination, MDF)),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A task for one target.
   *
   * @param xid the task
   * @param target whom to intercept
   * @return for an ActivateTask
   */
  public TaskDetails task(Xid xid, TargetIdentifier target) {
    return TaskDetails.of(xid, List.of(target), DeliveryType.X2_AND_X3, ListOfDids.of(destination));
  }

  /**
   * Has officers sign a mandate and submits it.
   *
   * @param mandate what to sign
   * @param officers from 0 to 2
   * @return what the inbox says
   * @throws LiException if it cannot be signed
   */
  public MandateInbox.Submission submit(Envelope mandate, int... officers) throws LiException {
    return element.mandateInbox().submit(operator.sign(mandate, officers).encode());
  }

  /**
   * Stops the element and starts it again on what it left on the disk. The ADMF connects anew.
   *
   * @throws LiException if it does not start
   */
  public void restartElement() throws LiException {
    element.close();
    element = startElement();
    admf = connect();
  }

  /**
   * The element.
   *
   * @return the one that runs now
   */
  public NetworkElement element() {
    return element;
  }

  /**
   * The ADMF.
   *
   * @return connected to the element
   */
  public LabAdmf admf() {
    return admf;
  }

  /**
   * An ADMF with any other identity.
   *
   * @param identifier what it asserts
   * @param component what it shows; closed with the ADMF
   * @return connected to the element
   * @throws TransportException if it has no TLS key
   */
  public LabAdmf stranger(AdmfIdentifier identifier, LabPki.Component component)
      throws TransportException {
    return new LabAdmf(identifier, component, pki.anchors(), ELEMENT, element.x1Address());
  }

  /**
   * The MDF.
   *
   * @return up, unless it was taken down
   */
  public LabMdf mdf() {
    return mdf;
  }

  /**
   * The operator's people.
   *
   * @return root officers, officers, vendor-grant officers and the auditor
   */
  public LabOperator operator() {
    return operator;
  }

  /**
   * The certificate authority.
   *
   * @return issues more components
   */
  public LabPki pki() {
    return pki;
  }

  /**
   * The trust policy in force.
   *
   * @return signed by two root officers
   */
  public TrustPolicy policy() {
    return policy;
  }

  /**
   * The destination that was created at the opening.
   *
   * @return takes signalling events and content, at the MDF
   */
  public Did destination() {
    return destination;
  }

  @Override
  public void close() {
    element.close();
    admf.close();
    mdf.close();
    elementComponent.keys().close();
    operator.close();
  }
}
