{{- define "rabbitmq.selectorLabels" -}}
app.kubernetes.io/name: {{ .Values.name }}
app.kubernetes.io/part-of: petclinic
{{- end }}

{{- define "rabbitmq.labels" -}}
{{ include "rabbitmq.selectorLabels" . }}
app.kubernetes.io/component: broker
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
petclinic.io/environment: {{ .Values.environment }}
{{- end }}

{{/* The ports that both services open; a service's port has the container port's name. */}}
{{- define "rabbitmq.servicePorts" -}}
{{- range $name, $port := .Values.ports }}
- name: {{ $name }}
  port: {{ $port }}
  targetPort: {{ $name }}
{{- end }}
{{- end }}
