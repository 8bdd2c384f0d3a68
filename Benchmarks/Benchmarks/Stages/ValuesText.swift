/// Values as charts have them, and the schema that describes them.
enum ValuesText {
  /// How many services the values describe.
  private static let services = 20

  /// A values file.
  static let text = """
    # The services of one environment.
    global:
      environment: staging
      registry: registry.example.com:5000/petclinic
    services:
    \((1...services).map(service).joined(separator: "\n"))

    """

  private static func service(_ number: Int) -> String {
    """
      service-\(number):
        enabled: true
        replicas: \(number % 5 + 1)
        image: {repository: petclinic/service-\(number), tag: "v1.\(number).0", pullPolicy: IfNotPresent}
        resources:
          requests: {cpu: 250m, memory: 512Mi}
          limits:
            memory: 1Gi
        env:
        - name: JAVA_OPTS
          value: '-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError'
        - name: SPRING_DATASOURCE_URL
          value: jdbc:mysql://db-\(number).example.com:3306/service?useSSL=true
        ports: [80, 443, \(8000 + number)]
        threshold: 0.\(number)
        annotations:
          # A comment in between.
          checksum/config: 0123456789abcdef0123456789abcdef
          note: |
            Two lines
            of text.
    """
  }

  /// The schema, as a chart's values.schema.json.
  static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "type": "object",
      "required": ["services"],
      "properties": {
        "global": {"type": "object", "additionalProperties": {"type": "string"}},
        "services": {
          "type": "object",
          "propertyNames": {"pattern": "^[a-z][a-z0-9-]*$"},
          "additionalProperties": {"$ref": "#/$defs/service"}
        }
      },
      "$defs": {
        "quantity": {"type": "string", "pattern": "^[0-9]+(m|Mi|Gi)?$"},
        "quantities": {
          "type": "object",
          "properties": {
            "cpu": {"$ref": "#/$defs/quantity"}, "memory": {"$ref": "#/$defs/quantity"}
          },
          "additionalProperties": false
        },
        "service": {
          "type": "object",
          "required": ["enabled", "image"],
          "properties": {
            "enabled": {"type": "boolean"},
            "replicas": {"type": "integer", "minimum": 1, "maximum": 100},
            "image": {
              "type": "object",
              "required": ["repository", "tag"],
              "properties": {
                "repository": {"type": "string", "minLength": 1},
                "tag": {"type": "string", "pattern": "^v[0-9]+"},
                "pullPolicy": {"enum": ["Always", "IfNotPresent", "Never"]}
              }
            },
            "resources": {
              "type": "object",
              "properties": {
                "requests": {"$ref": "#/$defs/quantities"},
                "limits": {"$ref": "#/$defs/quantities"}
              }
            },
            "env": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["name"],
                "oneOf": [{"required": ["value"]}, {"required": ["valueFrom"]}]
              }
            },
            "ports": {
              "type": "array", "uniqueItems": true,
              "items": {"type": "integer", "exclusiveMinimum": 0, "maximum": 65535}
            },
            "threshold": {"type": "number", "minimum": 0},
            "annotations": {"type": "object", "additionalProperties": {"type": "string"}}
          },
          "additionalProperties": false
        }
      }
    }
    """
}
