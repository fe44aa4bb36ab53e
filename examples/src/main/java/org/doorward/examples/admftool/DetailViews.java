package org.doorward.examples.admftool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TrafficPolicyObject;
import org.doorward.li.x1.TrafficRuleObject;
import org.doorward.li.x1.UnknownObject;

/** Tasks, destinations and objects as trees under the schema's names. Shows targets: for who ordered them. Pure. */
final class DetailViews {
  private DetailViews() {}

  static ObjectNode task(TaskDetails task) {
    ObjectNode view = Views.object().put("xId", task.xid().toString());
    view.set(
        "targetIdentifiers",
        Views.list(
            task.targetIdentifiers(),
            target ->
                Views.object().put(target.type().elementName(), target.text().reveal())));
    view.put("deliveryType", task.deliveryType().wireName());
    addDids(view, task.listOfDids());
    addIfAny(
        view,
        "listOfMediationDetails",
        Views.list(task.mediationDetails(), DetailViews::mediation));
    Views.put(
        view, "correlationID", task.correlationId().map(id -> Long.toUnsignedString(id.value())));
    Views.put(view, "implicitDeactivationAllowed", task.implicitDeactivationAllowed());
    Views.put(view, "productID", task.productId());
    addIfAny(
        view,
        "listOfServiceTypes",
        Views.texts(task.serviceTypes().stream().map(ServiceType::wireName).toList()));
    addIfAny(view, "taskDetailsExtensions", extensions(task.extensions()));
    addIfAny(view, "listOfTrafficPolicyReferences", Views.texts(task.trafficPolicyReferences()));
    addIfAny(view, "listOfIRIPolicyReferences", Views.texts(task.iriPolicyReferences()));
    return view;
  }

  private static ObjectNode mediation(MediationDetails details) {
    ObjectNode view = Views.object()
        .put("LIID", details.liid().text().reveal())
        .put("deliveryType", details.deliveryType().wireName());
    Views.put(view, "StartTime", details.startTime());
    Views.put(view, "EndTime", details.endTime());
    details.listOfDids().ifPresent(dids -> addDids(view, dids));
    addIfAny(view, "mediationDetailsExtensions", extensions(details.extensions()));
    addIfAny(view, "listOfTrafficPolicyReferences", Views.texts(details.trafficPolicyReferences()));
    addIfAny(view, "listOfIRIPolicyReferences", Views.texts(details.iriPolicyReferences()));
    return view;
  }

  static ObjectNode destination(DestinationDetails destination) {
    ObjectNode view = Views.object().put("dId", destination.did().toString());
    Views.put(view, "friendlyName", destination.friendlyName());
    view.put("deliveryType", destination.deliveryType().wireName())
        .put("deliveryAddress", address(destination.deliveryAddress()));
    addIfAny(view, "destinationDetailsExtensions", extensions(destination.extensions()));
    return view;
  }

  private static String address(DeliveryAddress address) {
    if (address instanceof DeliveryAddress.IpAddressAndPort ip) {
      return ip.port().transport() + " " + ip.address().getHostAddress() + " "
          + ip.port().number();
    }
    if (address instanceof DeliveryAddress.Uri uri) {
      return uri.uri().toString();
    }
    if (address instanceof DeliveryAddress.Telephone telephone) {
      return telephone.number().text().reveal();
    }
    return ((DeliveryAddress.Email) address).address().text().reveal();
  }

  static ObjectNode object(GenericObject object) {
    ObjectNode view = Views.object()
        .put("objectId", object.objectId().toString())
        .put("objectType", object.objectType().toString());
    if (object instanceof HashContext context) {
      view.put("hashAlgorithm", context.hashAlgorithm().wireName());
      view.put("salt", context.salt().toHex());
    } else if (object instanceof DestinationSetDetails set) {
      Views.put(view, "friendlyName", set.friendlyName());
      view.put("destinationSetType", set.setType().wireName());
      view.set(
          "listOfAssociatedDIDs",
          Views.list(
              set.associatedDids(),
              did -> Views.object()
                  .put("dId", did.did().toString())
                  .put("preference", did.preference())));
      addIfAny(view, "destinationSetDetailsExtension", extensions(set.extensions()));
    } else if (object instanceof TrafficPolicyObject policy) {
      view.set("content", fragments(policy.content()));
    } else if (object instanceof TrafficRuleObject rule) {
      view.set("content", fragments(rule.content()));
    } else if (object instanceof UnknownObject unknown) {
      view.set("content", fragments(unknown.content()));
    }
    return view;
  }

  private static void addDids(ObjectNode view, ListOfDids list) {
    view.set("listOfDIDs", Views.texts(list.dids()));
    addIfAny(view, "dSIds", Views.texts(list.dsids()));
  }

  private static ArrayNode extensions(List<Extension> extensions) {
    return Views.list(extensions, extension -> {
      ObjectNode view = Views.object().put("Owner", extension.owner());
      view.set("content", fragments(extension.content()));
      return view;
    });
  }

  private static ArrayNode fragments(List<XmlFragment> fragments) {
    return Views.texts(
        fragments.stream().map(fragment -> fragment.text().reveal()).toList());
  }

  private static void addIfAny(ObjectNode view, String name, ArrayNode values) {
    if (!values.isEmpty()) {
      view.set(name, values);
    }
  }
}
