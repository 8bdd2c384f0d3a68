{{/*
The three probes of a container. Spring Boot answers liveness and readiness apart, below the
health path; a service that is not Spring Boot sets probes.grouped to false and answers on one.
*/}}
{{- define "petclinic-service.probes" -}}
{{- $probes := .Values.probes }}
{{- $grouped := ne (toString $probes.grouped) "false" -}}
startupProbe:
  httpGet:
    path: {{ $probes.path }}
    port: http
  {{- toYaml $probes.startup | nindent 2 }}
livenessProbe:
  httpGet:
    path: {{ $probes.path }}{{ if $grouped }}/liveness{{ end }}
    port: http
  {{- toYaml $probes.liveness | nindent 2 }}
readinessProbe:
  httpGet:
    path: {{ $probes.path }}{{ if $grouped }}/readiness{{ end }}
    port: http
  {{- toYaml $probes.readiness | nindent 2 }}
{{- end }}
