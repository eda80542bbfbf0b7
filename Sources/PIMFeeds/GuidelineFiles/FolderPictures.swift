import PIMGuidelines
import PIMIO

/// The pictures that lie in a catalog's folder; only the heads of their files are read.
struct FolderPictures: PictureSource {
    let folder: String

    func facts(of path: String) -> Result<PictureFacts, PictureProblem>? {
        guard !path.contains("://"), Files.isInside(folder: folder, path: path) else { return nil }
        let file = Files.join(folder, path)
        guard Files.exists(file) else { return nil }
        do throws(ImageProblem) {
            let facts = try ImageFacts.read(file)
            // Nobody saw the end of some files that are whole: something stands behind it, or it is too far away.
            guard facts.isWhole != false else { return .failure(PictureProblem("the file seems to be cut off")) }
            return .success(
                PictureFacts(
                    format: facts.format.rawValue,
                    width: facts.width,
                    height: facts.height,
                    byteCount: facts.fileSize,
                    hasAlpha: facts.hasAlpha,
                    isAnimated: facts.isAnimated ?? false,
                    colors: "\(facts.colorSpace)"
                )
            )
        } catch {
            return .failure(PictureProblem(error.message))
        }
    }
}
