/** Eigenvalues (ascending) and eigenvectors of a symmetric matrix; vector k is vectors[k * n … k * n + n - 1]. */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array;
}

/** Cyclic Jacobi rotations on a row-major symmetric n x n matrix. Meant for the dozen parameters of a model. */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const m = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let size = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        size += m[i * n + j]! ** 2;
        if (i !== j) off += m[i * n + j]! ** 2;
      }
    }
    if (off <= 1e-32 * size || off === 0) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(m, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => m[i * n + i]! - m[j * n + j]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[to * n + i] = v[i * n + from]!;
  });
  return { values: Float64Array.from(order, (i) => m[i * n + i]!), vectors };
}

function rotate(m: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = m[p * n + q]!;
  if (apq === 0) return;
  const tau = (m[q * n + q]! - m[p * n + p]!) / (2 * apq);
  const t = Math.sign(tau || 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const kp = m[k * n + p]!;
    const kq = m[k * n + q]!;
    m[k * n + p] = c * kp - s * kq;
    m[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = m[p * n + k]!;
    const qk = m[q * n + k]!;
    m[p * n + k] = c * pk - s * qk;
    m[q * n + k] = s * pk + c * qk;
  }
  for (let k = 0; k < n; k++) {
    const kp = v[k * n + p]!;
    const kq = v[k * n + q]!;
    v[k * n + p] = c * kp - s * kq;
    v[k * n + q] = s * kp + c * kq;
  }
}

/** Inverse of a symmetric positive definite matrix from its eigenvalues; null where one is not positive. */
export function inverseFromEigen(eigen: Eigen): Float64Array | null {
  const n = eigen.values.length;
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const value = eigen.values[k]!;
    if (!(value > 0)) return null;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        inverse[i * n + j] =
          inverse[i * n + j]! + (eigen.vectors[k * n + i]! * eigen.vectors[k * n + j]!) / value;
      }
    }
  }
  return inverse;
}

/** Lower Cholesky factor of a symmetric positive semi-definite matrix (zero columns where it is singular). */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let d = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) d -= l[j * n + k]! ** 2;
    const root = d > 0 ? Math.sqrt(d) : 0;
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      l[i * n + j] = root > 0 ? sum / root : 0;
    }
  }
  return l;
}
