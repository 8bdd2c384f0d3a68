{{/* Load balancer attributes in the form the controller reads: key=value, comma-separated. */}}
{{- define "ingress.attributes" -}}
{{- $pairs := list }}
{{- range $key, $value := . }}
{{- $pairs = append $pairs (printf "%s=%v" $key $value) }}
{{- end }}
{{- join "," $pairs }}
{{- end }}
