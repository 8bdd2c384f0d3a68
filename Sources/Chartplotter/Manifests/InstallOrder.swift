internal import GoRuntime

/// The order in which Helm installs kinds; unknown ones come last, by their names.
enum InstallOrder {
  private static let kinds: [ByteString] = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange",
    "PodSecurityPolicy", "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList",
    "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim",
    "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service",
    "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
    "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress",
    "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  /// The place of a kind, or a number beyond all places for an unknown one.
  static func rank(of kind: ByteString) -> Int {
    kinds.firstIndex(of: kind) ?? kinds.count
  }

  /// The indexes of the given kinds in install order; equal kinds keep their order.
  static func sort(_ kinds: [ByteString]) -> [Int] {
    let ranks = kinds.map(rank(of:))
    return kinds.indices.sorted { left, right in
      if ranks[left] != ranks[right] { return ranks[left] < ranks[right] }
      if ranks[left] == Self.kinds.count && kinds[left] != kinds[right] {
        return kinds[left] < kinds[right]
      }
      return left < right
    }
  }
}
