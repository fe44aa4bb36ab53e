package org.doorward.examples.admf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.doorward.examples.sip.UriIdentities;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;

/**
 * The ADMF of the demo, a process of its own; with other keys it plays whoever else tries. Options: {@code
 * --id}, {@code --ne}, {@code --keys}, {@code --password}, {@code --ca}, {@code --port}. Orders: {@code
 * ping}, {@code list}, {@code destination DID PORT}, {@code activate XID DID TARGET}, {@code task XID}, {@code
 * deactivate XID}, {@code stop}. Each is answered by the cue {@code answered} with the X1 code, 0 if it was
 * done, {@code TLS} if the other side refused the handshake, or another failure's name.
 */
public final class AdmfMain {
  private final AdmfIdentifier identifier;
  private final NeIdentifier element;
  private final X1Client client;

  private AdmfMain(AdmfIdentifier identifier, NeIdentifier element, X1Client client) {
    this.identifier = identifier;
    this.element = element;
    this.client = client;
  }

  /** Runs until it is told to stop, or its input ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    NeIdentifier element = new NeIdentifier(part.value("ne"));
    InetSocketAddress x1 = new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(part.value("port")));
    try (KeyVault keys =
            Pkcs12KeyVault.open(part.file("keys"), part.value("password").toCharArray());
        X1Client client = X1Client.toElement(
                x1,
                LiTls.of(keys, TrustAnchors.read(part.file("ca")), InstantSource.system()),
                element)
            .build()) {
      Cue.give("ready", Map.of());
      new AdmfMain(new AdmfIdentifier(part.value("id")), element, client).obey();
    }
  }

  private void obey() throws IOException, TransportException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine();
        order != null && !order.equals("stop");
        order = orders.readLine()) {
      Cue.give("answered", Map.of("code", code(client.send(request(order.split(" ", -1))))));
    }
  }

  private X1Request request(String... order) throws IOException {
    X1Header header = new X1Header(
        identifier, element, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
    return switch (order[0]) {
      case "ping" -> new Ping(header);
      case "list" -> new ListAllDetails(header);
      case "destination" -> new CreateDestination(header, destination(order[1], order[2]));
      case "activate" -> new ActivateTask(header, task(order[1], order[2], order[3]));
      case "task" -> new GetTaskDetails(header, Xid.of(order[1]));
      case "deactivate" -> new DeactivateTask(header, Xid.of(order[1]));
      default -> throw new IOException("no such order: " + order[0]);
    };
  }

  private static DestinationDetails destination(String did, String port) {
    return DestinationDetails.of(
        Did.of(did),
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(InetAddress.getLoopbackAddress(), Port.tcp(Integer.parseInt(port))));
  }

  private static TaskDetails task(String xid, String did, String target) {
    return TaskDetails.of(
        Xid.of(xid),
        List.of(UriIdentities.target(target)),
        DeliveryType.X2_AND_X3,
        ListOfDids.of(Did.of(did)));
  }

  private static String code(X1Outcome outcome) {
    if (outcome instanceof X1Outcome.Answered answered) {
      X1Response response = answered.responses().get(0);
      return response instanceof ErrorResponse error
          ? Integer.toString(error.error().code())
          : "0";
    }
    if (outcome instanceof X1Outcome.Failed failed) {
      return failed.failure() == CallFailure.TLS_REFUSED
          ? "TLS"
          : failed.failure().name();
    }
    if (outcome instanceof X1Outcome.Unknown unknown) {
      return unknown.failure().name();
    }
    return "UNREAD";
  }
}
