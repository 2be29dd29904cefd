// Reads the square code of an ID card from a photo, where the browser can; the text goes into the field above.
(async () => {
  "use strict";
  const place = document.querySelector("[data-card]"), text = document.getElementById("card");
  if (!place || !("BarcodeDetector" in window)) return;
  const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!kinds.includes("qr_code")) return;
  place.hidden = false;
  const photo = place.querySelector("input"), told = place.querySelector("[role=status]");
  photo.addEventListener("change", async () => {
    told.textContent = "";
    try {
      const picture = await createImageBitmap(photo.files[0], { imageOrientation: "from-image" });
      const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
      if (!found.length) throw new Error("nothing");
      text.value = found[0].rawValue;
      text.form.requestSubmit(text.form.querySelector("button[value=card]"));
    } catch { told.textContent = photo.dataset.nothing; }
  });
})();
