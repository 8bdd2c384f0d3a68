{{/* The labels that a service's selectors use; they never change during its life. */}}
{{- define "petclinic-service.selectorLabels" -}}
app.kubernetes.io/name: {{ .Values.name }}
app.kubernetes.io/part-of: petclinic
{{- end }}

{{/* The labels of every object of a service. */}}
{{- define "petclinic-service.labels" -}}
{{ include "petclinic-service.selectorLabels" . }}
app.kubernetes.io/component: {{ .Values.component }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
petclinic.io/environment: {{ .Values.environment }}
{{- end }}
