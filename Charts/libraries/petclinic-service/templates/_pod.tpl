{{/* The part of a pod's spec that does not depend on what its container runs. */}}
{{- define "petclinic-service.pod" -}}
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .Values.runAsUser | default 1000 }}
  seccompProfile:
    type: RuntimeDefault
topologySpreadConstraints:
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "petclinic-service.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* What a container may do: nothing beyond its own files. */}}
{{- define "petclinic-service.containerSecurity" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: ["ALL"]
{{- end }}
