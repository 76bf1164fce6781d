import { CallError } from "../callError.ts";

interface Uploaded {
  bytes: number;
  sameAs: { id: string; number: number; at: string } | null;
}

/** Sends a file as it is; `fetch` cannot say how far it has come, so this is the older way. */
export function uploadFile<T = Uploaded>(
  address: string,
  file: File,
  progress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(CallError.offline());
    request.onload = () => {
      if (request.status === 200) {
        resolve(request.response as T);
        return;
      }
      const told = (request.response as { error?: { code: string; zh: string; en: string } } | null)?.error;
      reject(told ? new CallError(request.status, told.code, told) : CallError.offline());
    };
    request.send(file);
  });
}
