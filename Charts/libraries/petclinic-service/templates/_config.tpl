{{/* The ConfigMap with a service's settings, which its container takes over as environment. */}}
{{- define "petclinic-service.config" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Values.name }}-config
  labels:
    {{- include "petclinic-service.labels" . | nindent 4 }}
data:
  SPRING_PROFILES_ACTIVE: {{ printf "kubernetes,%s" .Values.environment | quote }}
  SERVER_PORT: {{ .Values.service.targetPort | quote }}
  {{- range $name, $value := .Values.config }}
  {{ $name }}: {{ tpl (toString $value) $ | quote }}
  {{- end }}
{{- end }}

{{/*
The Secret of a service. Each entry names a key of a secret in AWS Secrets Manager; what stands
here is a placeholder of the Argo CD Vault Plugin, which fills it in the cluster.
*/}}
{{- define "petclinic-service.secret" -}}
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Values.name }}-secrets
  labels:
    {{- include "petclinic-service.labels" . | nindent 4 }}
type: Opaque
stringData:
  {{- range $name, $reference := .Values.secrets }}
  {{ $name }}: {{ printf "<path:petclinic/%s/%s#%s>" $.Values.environment $reference.secret $reference.key | quote }}
  {{- end }}
{{- end }}
