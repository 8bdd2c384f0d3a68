extension Resource {
  /// Whether resources of a kind have no namespace: Kubernetes' own kinds, and those of the
  /// projects that most clusters run.
  package static func isClusterScoped(group: String, kind: String) -> Bool {
    clusterScoped[group]?.contains(kind) ?? false
  }

  private static let clusterScoped: [String: Set<String>] = [
    "": ["Namespace", "Node", "PersistentVolume", "ComponentStatus"],
    "admissionregistration.k8s.io": [
      "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
      "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicy",
      "MutatingAdmissionPolicyBinding",
    ],
    "apiextensions.k8s.io": ["CustomResourceDefinition"],
    "apiregistration.k8s.io": ["APIService"],
    "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
    "cert-manager.io": ["ClusterIssuer"],
    "external-secrets.io": ["ClusterSecretStore", "ClusterExternalSecret", "ClusterPushSecret"],
    "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
    "gateway.networking.k8s.io": ["GatewayClass"],
    "karpenter.k8s.aws": ["EC2NodeClass"],
    "karpenter.sh": ["NodePool", "NodeClaim"],
    "kyverno.io": ["ClusterPolicy", "ClusterCleanupPolicy"],
    "networking.k8s.io": ["IngressClass", "IPAddress", "ServiceCIDR"],
    "node.k8s.io": ["RuntimeClass"],
    "policy": ["PodSecurityPolicy"],
    "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
    "resource.k8s.io": ["DeviceClass", "ResourceSlice"],
    "scheduling.k8s.io": ["PriorityClass"],
    "snapshot.storage.k8s.io": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
    "storage.k8s.io": [
      "CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass",
    ],
  ]
}
