package org.doorward.li.netty.link;

import io.netty.buffer.ByteBufAllocator;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.tls.TlsEngine;

/** The TLS of single connections, by the engine that was chosen. Immutable. */
public final class Engines {
  private final LiTls tls;
  private final TlsEngine choice;

  /**
   * Engines of one choice.
   *
   * @param tls says who the peers may be
   * @param choice who computes
   */
  public Engines(LiTls tls, TlsEngine choice) {
    this.tls = tls;
    this.choice = choice;
  }

  /**
   * Refuses an engine that is not there, before any connection needs it.
   *
   * @return this
   * @throws TransportException if the chosen engine cannot be had
   */
  public Engines required() throws TransportException {
    if (choice == TlsEngine.BORINGSSL) {
      BoringSsl.require();
    }
    return this;
  }

  /**
   * TLS for one connection that was accepted.
   *
   * @param acceptable whether this peer may connect
   * @param buffers where the engine's buffers come from
   * @return the connection's TLS
   * @throws TransportException if there is no such TLS
   */
  public TlsConnection server(Predicate<PeerIdentity> acceptable, ByteBufAllocator buffers)
      throws TransportException {
    return choice == TlsEngine.JDK
        ? tls.server(acceptable)
        : BoringSsl.connection(tls.profile(false, acceptable), buffers);
  }

  /**
   * TLS for one connection that was made.
   *
   * @param acceptable whether this is the peer that was meant
   * @param buffers where the engine's buffers come from
   * @return the connection's TLS
   * @throws TransportException if there is no such TLS
   */
  public TlsConnection client(Predicate<PeerIdentity> acceptable, ByteBufAllocator buffers)
      throws TransportException {
    return choice == TlsEngine.JDK
        ? tls.client(acceptable)
        : BoringSsl.connection(tls.profile(true, acceptable), buffers);
  }
}
