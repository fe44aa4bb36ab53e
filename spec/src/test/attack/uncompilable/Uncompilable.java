import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.doorward.li.authority.Mandate;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.intercept.internal.MintedInterception; // refused: compiler.err.package.not.visible
import org.doorward.li.authority.internal.SignatureVerifier; // refused: compiler.err.package.not.visible
import org.doorward.li.authority.internal.SignedDocument; // refused: compiler.err.package.not.visible
import org.doorward.li.element.internal.ElementCore; // refused: compiler.err.package.not.visible
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Path;
import org.doorward.li.netty.x1.X1Server;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;

/** Each line that ends in a note of refusal does not compile, for that cause; every other line does. */
abstract class Uncompilable {
  NeIdentifier element;
  KeyVault keys;
  TrustAnchors anchors;
  Commissioning policy;
  Path state;
  LiTls tls;
  InetSocketAddress address;

  Object whole = NetworkElement.builder(element, keys, anchors, policy, state);
  Object noKeys = NetworkElement.builder(element, anchors, policy, state); // refused: compiler.err.cant.apply.symbol
  Object noAnchors = NetworkElement.builder(element, keys, policy, state); // refused: compiler.err.cant.apply.symbol
  Object noPolicy = NetworkElement.builder(element, keys, anchors, state); // refused: compiler.err.cant.apply.symbol
  Object noLog = NetworkElement.builder(element, keys, anchors, policy); // refused: compiler.err.cant.apply.symbol
  Object made = new NetworkElement(null); // refused: compiler.err.not.def.public.cant.access

  Object client = X1Client.toElement(address, tls, element);
  Object plainClient = X1Client.toElement(address, element); // refused: compiler.err.cant.apply.symbol
  Object server = X1Server.builder(X1Path.NE, address, tls, null);
  Object plainServer = X1Server.builder(X1Path.NE, address, null); // refused: compiler.err.cant.apply.symbol
  Object plainAdmf = Admf.builder(null); // refused: compiler.err.cant.apply.symbol
  Object noTrust = LiTls.of(keys, InstantSource.system()); // refused: compiler.err.cant.apply.symbol
  Object ownTls = new LiTls(null, null, null, null); // refused: compiler.err.report.access

  abstract static class Tap implements Interception {} // refused: compiler.err.cant.inherit.from.sealed
  abstract static class Point implements InterceptionPoint {} // refused: compiler.err.cant.inherit.from.sealed
  abstract static class Maybe implements Decision {} // refused: compiler.err.cant.inherit.from.sealed
  abstract static class Hollow extends NetworkElement {} // refused: compiler.err.cant.inherit.from.final

  PolicyHook permits = question -> Decision.permit();
  PolicyHook agrees = question -> true; // refused: compiler.err.prob.found.req
}
