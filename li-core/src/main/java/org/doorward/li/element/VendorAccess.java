package org.doorward.li.element;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.element.internal.VendorDesk;
import org.doorward.li.identifier.Octets;

/**
 * The only way in for a vendor's people: a grant that a quorum of the operator's vendor-grant officers has signed, for one
 * engineer's certificate, opens one session, once. The library opens no port for it. Each step is recorded before it
 * has any effect. Thread-safe; {@link #submit} and {@link #open} wait for the disk.
 */
public sealed interface VendorAccess permits VendorDesk {
  /**
   * Takes in a grant. It permits nothing until its session is opened, and is not kept over a restart.
   *
   * @param envelope the encoded envelope
   * @return whether the grant is held
   */
  Submission submit(Octets envelope);

  /**
   * Opens the one session of a grant.
   *
   * @param grantSha256 what the grant is known by
   * @param engineer who has proven in a handshake that the certificate is his; whoever calls vouches for that
   * @return the session, or why there is none
   */
  Opening open(Octets grantSha256, PeerIdentity engineer);

  /**
   * Ends a grant at once, and its session if there is one. Needs nobody's permission.
   *
   * @param grantSha256 what the grant is known by
   * @return whether there was such a grant, with a session or without
   */
  boolean end(Octets grantSha256);

  /** What became of a submission. */
  sealed interface Submission permits Held, NotHeld {}

  /**
   * The grant waits for its engineer.
   *
   * @param grantSha256 what the grant is known by: SHA-256 of what the officers signed
   * @param until when it ends
   */
  record Held(Octets grantSha256, Instant until) implements Submission {
    /**
     * Refuses null.
     *
     * @param grantSha256 32 octets
     * @param until not null
     */
    public Held {
      requireNonNull(grantSha256, "grantSha256");
      requireNonNull(until, "until");
    }
  }

  /**
   * The grant was not taken in; nothing has changed.
   *
   * @param refusal why
   */
  record NotHeld(VendorRefusal refusal) implements Submission {
    /**
     * Refuses null.
     *
     * @param refusal not null
     */
    public NotHeld {
      requireNonNull(refusal, "refusal");
    }
  }

  /** What became of an attempt to enter. */
  sealed interface Opening permits Opened, NotOpened {}

  /**
   * The engineer is in.
   *
   * @param session what he may do
   */
  record Opened(VendorSession session) implements Opening {
    /**
     * Refuses null.
     *
     * @param session not null
     */
    public Opened {
      requireNonNull(session, "session");
    }
  }

  /**
   * He is not.
   *
   * @param refusal why
   */
  record NotOpened(VendorRefusal refusal) implements Opening {
    /**
     * Refuses null.
     *
     * @param refusal not null
     */
    public NotOpened {
      requireNonNull(refusal, "refusal");
    }
  }
}
