package org.doorward.li.spec.lab;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;

/** An ADMF: the library's X1 client with an identity. Thread-safe. */
public final class LabAdmf implements AutoCloseable {
  private final AdmfIdentifier identifier;
  private final NeIdentifier element;
  private final LabPki.Component component;
  private final X1Client client;

  LabAdmf(
      AdmfIdentifier identifier,
      LabPki.Component component,
      TrustAnchors anchors,
      NeIdentifier element,
      InetSocketAddress x1)
      throws TransportException {
    this.identifier = identifier;
    this.element = element;
    this.component = component;
    this.client = X1Client.toElement(
            x1, LiTls.of(component.keys(), anchors, InstantSource.system()), element)
        .build();
  }

  /**
   * A header for a new request.
   *
   * @return fresh in time and transaction
   */
  public X1Header header() {
    return new X1Header(
        identifier, element, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @param request makes the request of a fresh header
   * @return the typed response, or an error response
   * @throws IllegalStateException if there is no answer that can be believed
   * @throws TransportException if the element cannot be reached
   */
  public X1Response send(Function<X1Header, X1Request> request) throws TransportException {
    X1Outcome outcome = client.send(List.of(request.apply(header())));
    if (outcome instanceof X1Outcome.Answered answered) {
      return answered.responses().get(0);
    }
    throw new IllegalStateException("no answer: " + outcome);
  }

  /**
   * Sends one request, and expects it to be refused.
   *
   * @param request makes the request of a fresh header
   * @return the code of the error
   * @throws IllegalStateException if it was not refused
   * @throws TransportException if the element cannot be reached
   */
  public X1ErrorCode refused(Function<X1Header, X1Request> request) throws TransportException {
    if (send(request) instanceof ErrorResponse error) {
      return error.error().errorCode().orElseThrow();
    }
    throw new IllegalStateException("not refused");
  }

  /**
   * Sends one request, and expects it to be done.
   *
   * @param request makes the request of a fresh header
   * @return the typed response
   * @throws IllegalStateException if it was refused
   * @throws TransportException if the element cannot be reached
   */
  public X1Response done(Function<X1Header, X1Request> request) throws TransportException {
    X1Response response = send(request);
    if (response instanceof ErrorResponse error) {
      throw new IllegalStateException("refused with " + error.error().code());
    }
    return response;
  }

  /**
   * Creates a destination that takes signalling events and content.
   *
   * @param did its identifier
   * @param mdf where the MDF listens
   * @throws TransportException if the element cannot be reached
   */
  public void createDestination(Did did, InetSocketAddress mdf) throws TransportException {
    DestinationDetails details = DestinationDetails.of(
        did,
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(mdf.getAddress(), Port.tcp(mdf.getPort())));
    done(header -> new CreateDestination(header, details));
  }

  /**
   * Who it is in TLS, for a test that brings an HTTPS client of its own.
   *
   * @return its keys and its certificate; closed with the ADMF
   */
  public LabPki.Component component() {
    return component;
  }

  @Override
  public void close() {
    client.close();
    component.keys().close();
  }
}
