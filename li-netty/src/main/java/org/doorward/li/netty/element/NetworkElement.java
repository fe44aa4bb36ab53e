package org.doorward.li.netty.element;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.element.ElementFaults;
import org.doorward.li.element.TaskControl;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.intercept.InterceptionPoint;

/**
 * A network element that offers lawful interception to the operator's authorised personnel, and to nobody
 * else: X1 over mutual TLS, a mandate inbox, the point where traffic meets tasks, delivery over X2 and X3,
 * and the log of all of it. Thread-safe.
 *
 * <p>Tasks, destinations and objects outlive the process, sealed under a key that the vault wraps; each task's
 * mandate is verified again at the start, and a task without one does not come back. There is no way to build an element
 * without mutual TLS, a commissioned trust policy or the log.
 *
 * @clause TS 103 221-1, 4.2; TS 103 221-2, 4.2
 */
public final class NetworkElement implements AutoCloseable {
  private final RunningElement running;

  NetworkElement(RunningElement running) {
    this.running = running;
  }

  /**
   * Begins to build an element.
   *
   * @param identifier the element's own, which its certificate has to bind
   * @param keys its TLS key, its log key and the key for what it keeps
   * @param anchors the LI certificate authorities
   * @param commissioning the trust policy that it follows
   * @param directory its own; made if need be; holds the log and, sealed, what outlives the process
   * @return a builder
   */
  public static NetworkElementBuilder builder(
      NeIdentifier identifier,
      KeyVault keys,
      TrustAnchors anchors,
      Commissioning commissioning,
      Path directory) {
    return new NetworkElementBuilder(identifier, keys, anchors, commissioning, directory);
  }

  /**
   * Where the element's traffic meets the live tasks.
   *
   * @return the one point of interception
   */
  public InterceptionPoint interceptionPoint() {
    return running.point();
  }

  /**
   * Where mandates reach the element from within the process. What is submitted is recorded.
   *
   * @return the inbox
   */
  public MandateInbox mandateInbox() {
    return running.core().inbox();
  }

  /**
   * Where a vendor's people come in, with a grant of the operator's officers and not otherwise. The element opens no
   * port for them.
   *
   * @return takes grants, and opens their sessions
   */
  public VendorAccess vendorAccess() {
    return running.vendors();
  }

  /**
   * Where the embedding software says what has become of tasks, and what is wrong with them.
   *
   * @return takes it, and tells the ADMF
   */
  public TaskControl taskControl() {
    return running.core().supervision().taskControl();
  }

  /**
   * Where the embedding software says what is wrong with the element as a whole.
   *
   * @return takes it, and tells the ADMFs
   */
  public ElementFaults faults() {
    return running.core().supervision().elementFaults();
  }

  /**
   * Where X1 is listened for.
   *
   * @return the address, with the port that the system chose if it was asked to
   */
  public InetSocketAddress x1Address() {
    return running.x1().address();
  }

  /**
   * Where mandates are listened for.
   *
   * @return empty if the element was built without that listener
   */
  public Optional<InetSocketAddress> inboxAddress() {
    return running.inboxAddress();
  }

  /**
   * The key that the log verifies with, to be told to whoever will verify it.
   *
   * @return its name is the element's identifier
   */
  public VerifierKey logKey() {
    return running.log().key();
  }

  /**
   * Copies the log, as it is now, to where anybody can verify it: {@code checkpoint}, {@code log.vkey} and
   * {@code tile/…}. May block on the disk, and waits a few seconds for the witnesses that the trust policy names:
   * what they add stands in {@code checkpoint}.
   *
   * @param directory made if need be
   * @return the checkpoint that was exported
   * @throws EvidenceException if the log has failed or the files cannot be written
   */
  public Checkpoint exportEvidence(Path directory) throws EvidenceException {
    return running.export(directory);
  }

  /**
   * How often ADMFs have made use of the deviations from the standard that the trust policy lets them have.
   *
   * @return one for each deviation of each ADMF
   */
  public List<ToleratedDeviation> toleratedDeviations() {
    return running.tolerances().counted();
  }

  /**
   * How many pieces of product each destination has been handed, by what has become of them. Health for the
   * people who run LI; an ADMF asks over X1.
   *
   * @return one for each destination that exists
   */
  public List<DestinationHealth> destinations() {
    return running.health();
  }

  /**
   * Stops: takes no more requests, ends all interception, waits a bounded time until what was captured is
   * acknowledged, records the stop and closes the log. The tasks go on at the next start.
   */
  @Override
  public void close() {
    running.close();
  }
}
