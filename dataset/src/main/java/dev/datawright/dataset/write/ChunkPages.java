package dev.datawright.dataset.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// The pages of one chunk on their way out. The first ones tell whether compressing it pays.
final class ChunkPages {

    private static final int PROBE_BYTES = 1 << 14;

    /// What compressing has to save at least, or reading the chunk is not worth the unpacking.
    private static final double PAYS_BELOW = 0.85;

    private final ZstdCompressCtx compressor;
    private final PageBytes out;
    private final PageBytes compressed;
    private final int start;
    private @Nullable CompressionCodec codec;
    private @Nullable PageBytes dictionary;
    private int dictionaryEntries;
    private int dataOffset = -1;
    private final List<Encoding> encodings = new ArrayList<>();
    private long values;
    private long uncompressedBytes;

    /// @param out gets the pages; offsets count from its beginning
    /// @param compressed is overwritten
    ChunkPages(ZstdCompressCtx compressor, PageBytes out, PageBytes compressed) {
        this.compressor = compressor;
        this.out = out;
        this.compressed = compressed;
        this.start = out.size();
        encodings.add(Encoding.RLE);
    }

    /// Takes the dictionary, which stays untouched until the first data page.
    void dictionary(PageBytes body, int entries) {
        dictionary = body;
        dictionaryEntries = entries;
        encodings.add(Encoding.PLAIN);
    }

    void data(PageBytes body, int rows, Encoding encoding) throws IOException {
        if (codec == null) {
            codec = pays(body) ? CompressionCodec.ZSTD : CompressionCodec.UNCOMPRESSED;
            encodings.add(encoding);
            PageBytes first = dictionary;
            if (first != null) {
                PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, first.size(), first.size());
                header.setDictionary_page_header(new DictionaryPageHeader(dictionaryEntries, Encoding.PLAIN));
                write(header, first);
            }
            dataOffset = out.size();
        }
        PageHeader header = new PageHeader(PageType.DATA_PAGE, body.size(), body.size());
        header.setData_page_header(new DataPageHeader(rows, encoding, Encoding.RLE, Encoding.RLE));
        write(header, body);
        values += rows;
    }

    ColumnMetaData end(Leaf leaf, Statistics statistics) {
        ColumnMetaData meta = new ColumnMetaData(
                leaf.physicalType(),
                encodings,
                leaf.path(),
                codec,
                values,
                uncompressedBytes,
                out.size() - start,
                dataOffset);
        if (dictionary != null) {
            meta.setDictionary_page_offset(start);
        }
        meta.setStatistics(statistics);
        return meta;
    }

    private void write(PageHeader header, PageBytes body) throws IOException {
        PageBytes bytes = body;
        if (codec == CompressionCodec.ZSTD) {
            compress(body, body.size());
            bytes = compressed;
            header.setCompressed_page_size(bytes.size());
        }
        int before = out.size();
        Util.writePageHeader(header, out);
        uncompressedBytes += out.size() - before + body.size();
        out.write(bytes);
    }

    private boolean pays(PageBytes body) {
        double raw = body.size();
        double packed = packedSize(body);
        PageBytes first = dictionary;
        if (first != null) {
            raw += first.size();
            packed += packedSize(first);
        }
        return packed < raw * PAYS_BELOW;
    }

    /// How small the page would become, judged by its beginning.
    private double packedSize(PageBytes body) {
        int probe = Math.min(body.size(), PROBE_BYTES);
        if (probe == 0) {
            return 0;
        }
        compress(body, probe);
        return (double) compressed.size() / probe * body.size();
    }

    private void compress(PageBytes body, int length) {
        compressed.clear();
        int bound = Math.toIntExact(Zstd.compressBound(length));
        compressed.reserve(bound);
        compressed.advance(compressor.compressByteArray(compressed.array(), 0, bound, body.array(), 0, length));
    }
}
