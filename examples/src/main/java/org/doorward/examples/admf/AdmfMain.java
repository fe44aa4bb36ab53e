package org.doorward.examples.admf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.ActionResult;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.admf.AdmfElement;
import org.doorward.li.netty.admf.NoAnswer;
import org.doorward.li.netty.admf.QueryResult;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;

/**
 * The ADMF of the demo, a process of its own; with other keys it plays whoever else tries. Options: {@code
 * --id}, {@code --ne}, {@code --keys}, {@code --password}, {@code --ca}, {@code --port}. Orders: {@code
 * ping}, {@code list}, {@code destination DID PORT}, {@code activate XID DID TARGET}, {@code task XID}, {@code
 * deactivate XID}, {@code stop}. Each is answered by the cue {@code answered} with the X1 code, 0 if it was
 * done, {@code TLS} if the other side refused the handshake, or another failure's name.
 */
public final class AdmfMain {
  private final AdmfElement element;

  private AdmfMain(AdmfElement element) {
    this.element = element;
  }

  /** Runs until it is told to stop, or its input ends. */
  public static void main(String... arguments) throws IOException, LiException {
    Part part = Part.of(arguments);
    InetSocketAddress x1 = new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(part.value("port")));
    try (KeyVault keys =
            Pkcs12KeyVault.open(part.file("keys"), part.value("password").toCharArray());
        Admf admf = Admf.builder(
                new AdmfIdentifier(part.value("id")),
                LiTls.of(keys, TrustAnchors.read(part.file("ca")), InstantSource.system()))
            .withoutKeepalive()
            .start()) {
      AdmfElement element = admf.element(new NeIdentifier(part.value("ne")), x1);
      Cue.give("ready", Map.of());
      new AdmfMain(element).obey();
    }
  }

  private void obey() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine();
        order != null && !order.equals("stop");
        order = orders.readLine()) {
      Cue.give("answered", Map.of("code", code(order.split(" ", -1))));
    }
  }

  private String code(String... order) throws IOException {
    return switch (order[0]) {
      case "ping" -> code(element.ping());
      case "list" -> code(element.listAllDetails());
      case "destination" -> code(element.create(destination(order[1], order[2])));
      case "activate" -> code(element.activate(task(order[1], order[2], order[3])));
      case "task" -> code(element.taskDetails(Xid.of(order[1])));
      case "deactivate" -> code(element.deactivate(Xid.of(order[1])));
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

  private static String code(ActionResult result) {
    if (result instanceof ActionResult.Refused refused) {
      return Integer.toString(refused.error().code());
    }
    if (result instanceof ActionResult.NotDone not) {
      return code(not.reason());
    }
    return result instanceof ActionResult.Unknown unknown ? code(unknown.reason()) : "0";
  }

  private static String code(QueryResult<?> result) {
    if (result instanceof QueryResult.Refused<?> refused) {
      return Integer.toString(refused.error().code());
    }
    return result instanceof QueryResult.Unanswered<?> unanswered ? code(unanswered.reason()) : "0";
  }

  private static String code(NoAnswer reason) {
    return reason == NoAnswer.TLS_REFUSED ? "TLS" : reason.name();
  }
}
