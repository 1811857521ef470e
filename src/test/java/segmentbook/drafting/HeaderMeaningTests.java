package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Field;

/** Headers as shops, tills and teaching sets write them, and the field that each is. */
class HeaderMeaningTests {

    private static void means(Field field, String headers) {
        for (String header : headers.split(", ")) {
            HeaderMeaning meaning = HeaderMeaning.of(header);
            assertThat(meaning.field()).as(header).isEqualTo(field);
            assertThat(meaning.score()).as(header).isGreaterThanOrEqualTo(HeaderMeaning.ENOUGH);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | InvoiceDate, order_date, Order Date, ORDERDATE, PurchaseDate, timestamp, created_at, Date of purchase, Booked On, Booking Date",
                "CUSTOMER    | CustomerID, customer_id, Customer ID, CUSTOMERID, cust_id, CustNo, Client Code, user_id, Member_number",
                "CUSTOMER    | client, guest_id, Buyer Username, customer_unique_id, Account No., household_key, Loyalty member id",
                "INVOICE     | InvoiceNo, Invoice, order_id, Order ID, OrderNumber, transaction_id, Receipt No, basket_id, ORDERNUMBER, Booking ID, increment_id",
                "PRODUCT     | Part Number, part_no, l_partkey, PartID, Spare part code",
                "PRODUCT     | StockCode, product_id, Product ID, SKU, Lineitem sku, item_id, ItemCode, article_id, PRODUCTCODE, EAN, UPC",
                "DESCRIPTION | Description, Product Name, itemDescription, product_name, ProductDescription, item name",
                "QUANTITY    | Quantity, qty, QTY_ORDERED, QUANTITYORDERED, units, Units sold, number_of_cds, pieces",
                "PRICE       | UnitPrice, Price, unit_price, item_price, Price per unit, PRICEEACH, Sales price, Unit cost",
                "AMOUNT      | amount, Total Price, total, Order Total, line_total, SALES, Sales, revenue, dollar_value, Purchase Amount, net sales, Ext Price, MRR",
                "CATEGORY    | Category, product_category, Product Category, Department, Sub-Category, item group",
                "BRAND       | Brand, brand_name, Manufacturer, product brand",
                "CHANNEL     | channel, Sales Channel, Store, store_id, shop, Order channel",
                "COUNTRY     | Country, country_code, Customer Country, ship country, Nation",
            })
    void inEnglish(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | Datum, Rechnungsdatum, Bestelldatum, Kaufdatum, Zeitstempel, Belegdatum, Auftragsdatum, Datum/Uhrzeit",
                "CUSTOMER    | Kunde, Kundennummer, Kunden-Nr., Kd-Nr, KdNr, Kundennr, Käufer, Debitor, KUNDEN_ID, Mitgliedsnummer",
                "INVOICE     | Rechnung, Rechnungsnummer, Rechnungs-Nr, RechnNr, Bestellnummer, Auftrag, Belegnummer, Bon-Nr., Kassenbon",
                "PRODUCT     | Artikel, Artikelnr, Artikelnummer, Art.-Nr., ArtNr, Produkt, Produktcode, Warennummer",
                "DESCRIPTION | Bezeichnung, Artikelbezeichnung, Beschreibung, Produktname, Artikelname, Artikeltext",
                "QUANTITY    | Menge, Anzahl, Stück, Stueckzahl, Stk., Bestellmenge",
                "PRICE       | Preis, Einzelpreis, Stückpreis, Stückpreis (EUR), VK, Einzelpreis netto",
                "AMOUNT      | Betrag, Summe, Gesamtpreis, Gesamtbetrag, Umsatz, Umsatz €, Rechnungsbetrag, Erlös, Wert",
                "CATEGORY    | Kategorie, Warengruppe, Produktgruppe, Abteilung, Sparte",
                "BRAND       | Marke, Hersteller",
                "CHANNEL     | Kanal, Vertriebskanal, Filiale, Filialnummer",
                "COUNTRY     | Land, Herkunftsland, Lieferland",
            })
    void inGerman(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | Orderdatum, Dato, Ordredato, Päivämäärä, Datum objednávky, Sipariş Tarihi, Дата, Дата заказа, Tanggal, 日期, 订单日期, 注文日",
                "CUSTOMER    | Kundnr, Kundenummer, Asiakas, Zákazník, Ügyfél, Müşteri No, Клиент, Код клиента, Pelanggan, 客户编号, 会员号, 顧客ID",
                "INVOICE     | Ordrenr, Kvitto, Tilaus, Objednávka, Számla, Sipariş No, Номер заказа, Чек, Pesanan, 订单编号, 订单号, 注文番号",
                "PRODUCT     | Varenr, Artikelnr, Tuote, Zboží, Termék, Ürün Kodu, Товар, Артикул, Produk, 商品编号, 商品コード",
                "DESCRIPTION | Benämning, Varenavn, Tuotenimi, Název zboží, Ürün Adı, Наименование, Название товара, 商品名称, 商品名",
                "QUANTITY    | Antal, Antall, Määrä, Množství, Mennyiség, Adet, Количество, Кол-во, Кількість, Jumlah, 数量, 件数",
                "PRICE       | Pris, Hinta, Egységár, Birim Fiyatı, Цена, Ціна, Harga, 单价, 単価",
                "AMOUNT      | Belopp, Beløb, Částka, Összeg, Tutar, Toplam Tutar, Сумма, Сума, Стоимость, 金额, 金額, 总金额",
            })
    void inOtherLanguages(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Födelsedatum",
                "Дата рождения",
                "出生日期",
                "Возраст",
                "性别",
                "Телефон",
                "Leveringsadresse",
                "Case",
                "Tasks"
            })
    void othersMeanNone(String header) {
        HeaderMeaning meaning = HeaderMeaning.of(header);
        assertThat(meaning.field() == null || meaning.score() < HeaderMeaning.ENOUGH)
                .as("%s", meaning)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | Date, date de commande, Date facture, Horodatage, date_achat",
                "CUSTOMER    | Client, N° client, numéro client, Code client, id_client, Acheteur, Réf. client",
                "INVOICE     | Facture, N° facture, Numéro de facture, Commande, n° de commande, Ticket, num_ticket",
                "PRODUCT     | Produit, Article, Référence, Code article, Réf. produit",
                "DESCRIPTION | Désignation, Libellé, Libellé produit, Nom du produit",
                "QUANTITY    | Quantité, Qté, Nombre d'articles, Quantité commandée unités",
                "PRICE       | Prix, Prix unitaire, Prix unitaire HT, PU prix, Tarif",
                "AMOUNT      | Montant, Montant TTC, Montant total, Total, Total HT, Chiffre d'affaires",
                "CATEGORY    | Catégorie, Famille, Rayon",
                "BRAND       | Marque, Fabricant",
                "CHANNEL     | Canal, Magasin, Boutique, Canal de vente",
                "COUNTRY     | Pays, Pays client",
            })
    void inFrench(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | Fecha, Fecha de compra, fecha_pedido, Fecha factura, data ordine, Data, Data fattura, data_acquisto, Data da compra, data do pedido",
                "CUSTOMER    | Cliente, ID cliente, Código de cliente, Nº cliente, cod_cliente, Codice cliente, Id Cliente, Código do cliente, comprador",
                "INVOICE     | Factura, Nº factura, Número de pedido, Pedido, Fattura, Numero fattura, Ordine, Scontrino, Fatura, Nota, Número do pedido, Encomenda",
                "PRODUCT     | Producto, Artículo, Cód. artículo, Código producto, Prodotto, Articolo, Cod. articolo, Produto, Código do produto, Artigo",
                "DESCRIPTION | Descripción, Descripción del producto, Nombre producto, Descrizione, Nome prodotto, Descrição, Nome do produto",
                "QUANTITY    | Cantidad, Unidades, Cant., Quantità, Qtà, Pezzi, Quantidade, Qtd, Qtde.",
                "PRICE       | Precio, Precio unitario, Valor unitario, Prezzo, Prezzo unitario, Preço, Preço unitário, Valor unitário",
                "AMOUNT      | Importe, Importe total, Monto, Importo, Totale, Fatturato, Valor, Valor total, Total da venda",
                "CATEGORY    | Categoría, Familia, Categoria, Reparto, Grupo",
                "BRAND       | Marca, Marca prodotto, Fabricante",
                "CHANNEL     | Canal, Tienda, Canale, Negozio, Loja, Canal de venda",
                "COUNTRY     | País, Paese, País do cliente",
            })
    void inSpanishItalianAndPortuguese(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME        | Datum, Orderdatum, Factuurdatum, Tijdstip, Data zamówienia, Data zakupu, Data, Czas",
                "CUSTOMER    | Klant, Klantnummer, Klantnr., klant_id, Klient, Nr klienta, ID klienta, Nabywca, Kontrahent",
                "INVOICE     | Factuur, Factuurnummer, Bestelling, Ordernr, Kassabon, Faktura, Nr faktury, Zamówienie, Numer zamówienia, Paragon",
                "PRODUCT     | Artikel, Artikelnummer, Produkt, Kod produktu, Towar, Kod towaru",
                "DESCRIPTION | Omschrijving, Productomschrijving, Productnaam, Nazwa produktu, Opis, Nazwa towaru",
                "QUANTITY    | Aantal, Hoeveelheid, Stuks, Ilość, Liczba sztuk, szt.",
                "PRICE       | Prijs, Stukprijs, Prijs per stuk, Eenheidsprijs, Verkoopprijs, Cena, Cena jednostkowa",
                "AMOUNT      | Bedrag, Totaalbedrag, Totaal, Omzet, Kwota, Wartość, Suma, Razem, Wartość zamówienia",
                "CATEGORY    | Categorie, Productgroep, Kategoria, Grupa towarowa",
                "BRAND       | Merk, Marka, Producent",
                "CHANNEL     | Kanaal, Winkel, Filiaal, Kanał, Sklep",
                "COUNTRY     | Land, Landcode, Kraj, Kraj klienta",
            })
    void inDutchAndPolish(Field field, String headers) {
        means(field, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer Name",
                "Kundenname",
                "email",
                "E-Mail",
                "Telefon",
                "Date of birth",
                "Geburtsdatum",
                "birth_date",
                "Postleitzahl",
                "city",
                "Gender",
                "Age",
                "Row ID",
                "line_no",
                "order_item_id",
                "Annual Income (k$)",
                "Spending Score (1-100)",
                "xyz",
                "column 7",
                "42",
                "",
                "Customer Segment",
                "order line no",
                "payment_method",
                "Loan_Repayments",
                "Nombre del cliente"
            })
    void whatIsNoneOfThemIsTakenForNone(String header) {
        assertThat(HeaderMeaning.of(header).field()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Customer Name", "Kundenname", "email", "E-Mail", "Geburtsdatum", "Nom du client", "Telefon"})
    void whatTellsWhoSomebodyIsIsKnown(String header) {
        assertThat(HeaderMeaning.of(header).isPersonal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Order Date, Ship Date", "Bestelldatum, Lieferdatum", "Order date, Payment date", "date, registration date",
        "customer id, customer type code", "Product ID, product colour code", "InvoiceNo, Invoice status",
                "quantity, quantity returned early",
        "sales total, cost total", "ext_sales_price, ext_wholesale_cost"
    })
    void theFirstIsSurerThanTheSecond(String one, String other) {
        assertThat(HeaderMeaning.of(one).score())
                .isGreaterThan(HeaderMeaning.of(other).score());
    }

    @Test
    void theLocaleOfTheMachineMakesNoDifference() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            means(Field.INVOICE, "INVOICE_ID, FATURA");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aHeaderOfManyLettersTakesNoTime() {
        assertThat(HeaderMeaning.of("kundennummer".repeat(10_000)).field()).isNull();
        assertThat(HeaderMeaning.of("id ".repeat(10_000)).field()).isNull();
    }

    @Test
    void accentsCapitalsAndMarksDoNotCount() {
        assertThat(HeaderWords.words("\u00C5rsOms\u00E6tning_Nr.7-Stra\u00DFe \u0141"))
                .containsExactly("ars", "oms\u00E6tning", "nr", "strasse", "l");
    }
}
