package org.doorward.li.element;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.element.internal.GrantSession;
import org.doorward.li.identifier.Octets;

/**
 * What an engineer of a vendor may do, as long as his grant permits it. These methods are all there is: none takes a
 * parameter, none changes anything, and none shows anything of tasks, product, keys, policy or log. Each call is
 * recorded before it is answered. Thread-safe; every call waits for the disk.
 */
public sealed interface VendorSession extends AutoCloseable permits GrantSession {
  /**
   * Whether the process is well.
   *
   * @return the answer, or why there is none
   */
  VendorAnswer<VendorFacts.Health> health();

  /**
   * Which version runs.
   *
   * @return the answer, or why there is none
   */
  VendorAnswer<VendorFacts.Version> version();

  /**
   * What runs.
   *
   * @return SHA-256 of each artefact, by the name of its module, or of its file on the class path; or why there is no answer
   */
  VendorAnswer<Map<String, Octets>> buildDigests();

  /**
   * Figures of the process and of this session.
   *
   * @return the answer, or why there is none
   */
  VendorAnswer<VendorFacts.Counters> counters();

  /**
   * Why the session is over.
   *
   * @return empty while it is not
   */
  Optional<VendorRefusal> over();

  /**
   * Completes, with the reason, when the session is over: whoever serves it closes the connection then.
   *
   * @return completed by a thread of the element, or of whoever ends the session
   */
  CompletionStage<VendorRefusal> whenOver();

  /** Ends the session; its grant opens no other. */
  @Override
  void close();
}
