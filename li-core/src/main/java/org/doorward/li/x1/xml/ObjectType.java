package org.doorward.li.x1.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.TrafficPolicyObject;
import org.doorward.li.x1.TrafficRuleObject;
import org.doorward.li.x1.UnknownObject;

/**
 * A generic object, whose type is an attribute. The content of types that we do not understand is kept as it is.
 *
 * @clause TS 103 221-1, 6.8
 */
final class ObjectType implements XmlType<GenericObject> {
  static final ObjectType GENERIC_OBJECT = new ObjectType();

  private static final Shape SHAPE = new Shape.AnyObject();

  /** The prefixes that the namespace of an object's type has, where the document's root declares none. */
  private static final Map<String, String> PREFIXES =
      Map.of(Namespaces.DESTINATION_SET, "ds", Namespaces.TRAFFIC_POLICY, "tp");

  private static final String OTHER_PREFIX = "o";

  private static final Sequence<GenericObjectId> ID;

  static {
    Field<GenericObjectId, GenericObjectId> id = objectId(self -> self);
    ID = Sequence.of(values -> values.one(id), id);
  }

  private ObjectType() {}

  /** The one field that all objects have. */
  static <T> Field<T, GenericObjectId> objectId(Function<T, GenericObjectId> objectId) {
    return Field.once(Names.x1("objectId"), SimpleTypes.GENERIC_OBJECT_ID, objectId);
  }

  @Override
  public GenericObject read(XmlElement element) throws Refusal {
    QName name = MessageType.qualified(element);
    Children in = Children.ofTyped(element);
    GenericObject object;
    try {
      object = take(new GenericObjectType(name.getNamespaceURI(), name.getLocalPart()), in);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(element.name());
    }
    in.end();
    return object;
  }

  private static GenericObject take(GenericObjectType type, Children in) throws Refusal {
    if (type.equals(GenericObjectType.HASH_CONTEXT)) {
      return ObjectTable.HASH_CONTEXT.take(in);
    }
    if (type.equals(GenericObjectType.DESTINATION_SET_DETAILS)) {
      return ObjectTable.DESTINATION_SET_DETAILS.take(in);
    }
    GenericObjectId objectId = ID.take(in);
    List<XmlFragment> content = fragments(in);
    if (type.equals(GenericObjectType.TRAFFIC_POLICY_OBJECT)) {
      return new TrafficPolicyObject(objectId, content);
    }
    return type.equals(GenericObjectType.TRAFFIC_RULE_OBJECT)
        ? new TrafficRuleObject(objectId, content)
        : new UnknownObject(objectId, type, content);
  }

  private static List<XmlFragment> fragments(Children in) {
    List<XmlFragment> content = new ArrayList<>();
    while (in.hasNext()) {
      content.add(XmlFragment.of(CanonicalXml.of(in.take())));
    }
    return content;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public void write(GenericObject object, XmlWriter out) {
    GenericObjectType type = object.objectType();
    out.namespace(PREFIXES.getOrDefault(type.namespace(), OTHER_PREFIX), type.namespace());
    out.attribute(Names.XSI_TYPE, new QName(type.namespace(), type.name()));
    if (object instanceof HashContext context) {
      ObjectTable.HASH_CONTEXT.write(context, out);
    } else if (object instanceof DestinationSetDetails set) {
      ObjectTable.DESTINATION_SET_DETAILS.write(set, out);
    } else if (object instanceof TrafficPolicyObject policy) {
      write(policy.objectId(), policy.content(), out);
    } else if (object instanceof TrafficRuleObject rule) {
      write(rule.objectId(), rule.content(), out);
    } else if (object instanceof UnknownObject unknown) {
      write(unknown.objectId(), unknown.content(), out);
    }
  }

  private static void write(GenericObjectId objectId, List<XmlFragment> content, XmlWriter out) {
    ID.write(objectId, out);
    content.forEach(fragment -> out.raw(fragment.text().reveal()));
  }
}
